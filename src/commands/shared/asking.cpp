#include "commands/shared/asking.hpp"

#include <optional>
#include <string>

#include "sys/prompt.hpp"

namespace deepdive::commands {

namespace {

/// Without blanks around it.
std::optional<std::string> answer_to(const Invocation& invocation, const std::string& question) {
  invocation.console->err(question);
  const auto line = sys::read_answer();
  if (!line) {
    invocation.console->err("\n");
    return std::nullopt;
  }
  return std::string(trim(*line));
}

bool ask_status(const Invocation& invocation, NewOptions& options) {
  while (!options.planned) {
    const auto answer = answer_to(invocation, "Begin it now, or plan it for later? [now] ");
    if (!answer) return false;
    if (answer->empty() || *answer == "now") return true;
    options.planned = *answer == "later" || *answer == "plan";
  }
  return true;
}

bool ask_topics(const Invocation& invocation, NewOptions& options) {
  if (!options.request.topics.empty()) return true;
  invocation.console->err("What it covers, one a line; an empty line ends the list:\n");
  while (true) {
    const auto answer = answer_to(invocation, "- ");
    if (!answer) return false;
    if (answer->empty()) return true;
    options.request.topics.push_back(*answer);
  }
}

bool ask_when_to_read(const Invocation& invocation, NewOptions& options) {
  if (!options.request.when_to_read.empty()) return true;
  const auto answer = answer_to(invocation, "When is a reader ready for it? [not said] ");
  if (answer) options.request.when_to_read = *answer;
  return answer.has_value();
}

}  // namespace

bool ask_title(const Invocation& invocation, NewOptions& options) {
  while (options.subject.empty()) {
    const auto answer = answer_to(invocation, "Title: ");
    if (!answer) return false;
    options.subject = *answer;
  }
  return true;
}

bool ask_details(const Invocation& invocation, NewOptions& options) {
  if (options.collection.empty() && !ask_status(invocation, options)) return false;
  return ask_topics(invocation, options) && ask_when_to_read(invocation, options);
}

}  // namespace deepdive::commands
