#include "core/snippets/status.hpp"

#include <fmt/format.h>

namespace deepdive::snippets {

namespace {

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// "ValueError: bad input".
std::string exception_text(const std::string& type, const std::string& message) {
  const std::string line = first_line(message);
  return line.empty() ? type : type + ": " + line;
}

std::string why_failed(const SnippetOutcome& outcome) {
  const bool of_program = outcome.ending == Ending::died || outcome.exception.empty();
  if (of_program && !outcome.message.empty()) return "it " + first_line(outcome.message);
  if (of_program) return fmt::format("it ends with exit status {}", outcome.exit.value_or(0));
  return "it raises " + exception_text(outcome.exception, outcome.message);
}

/// A promise of an exception that was not kept.
std::string why_missing(const Snippet& snippet) {
  const auto& promised = snippet.raises ? snippet.raises : snippet.compile_fail;
  if (!promised) return {};
  return promised->type.empty() ? "it compiles" : fmt::format("it does not raise {}", promised->type);
}

/// Of a block that was handed to an engine.
Ended status_of_run(const Snippet& snippet, const SnippetOutcome& outcome) {
  const bool run = snippet.fate == Fate::run;
  switch (judge(snippet, outcome)) {
    case Verdict::not_run: break;
    case Verdict::blocked: return {BlockStatus::blocked, "an earlier block failed"};
    case Verdict::failed: return {BlockStatus::failed, why_failed(outcome)};
    case Verdict::invalid: return {BlockStatus::invalid, exception_text(outcome.exception, outcome.message)};
    case Verdict::timed_out:
      return {BlockStatus::timed_out,
              fmt::format("it ran longer than {:g} s", static_cast<double>(snippet.timeout.count()) / 1000)};
    case Verdict::missing_exception: return {BlockStatus::failed, why_missing(snippet)};
    case Verdict::mismatched: return {BlockStatus::mismatched, "it does not print what is shown"};
    case Verdict::passed:
      return run ? Ended{BlockStatus::passed, {}} : Ended{BlockStatus::checked, to_string(snippet.why)};
  }
  if (outcome.why.reason != Reason::none) return {BlockStatus::skipped, to_string(outcome.why)};
  return {BlockStatus::not_run, "running is switched off"};
}

Ended status_of_file(const Snippet& snippet, const SnippetOutcome& outcome) {
  const bool lost = outcome.ending == Ending::raised || outcome.ending == Ending::died;
  if (lost) return {BlockStatus::failed, why_failed(outcome)};
  if (outcome.why.reason != Reason::none) return {BlockStatus::skipped, to_string(outcome.why)};
  if (outcome.ending == Ending::not_run) return {BlockStatus::not_run, "running is switched off"};
  return {BlockStatus::written, snippet.file};
}

}  // namespace

std::string_view to_string(BlockStatus status) {
  switch (status) {
    case BlockStatus::passed: return "passed";
    case BlockStatus::failed: return "failed";
    case BlockStatus::invalid: return "invalid";
    case BlockStatus::timed_out: return "timed out";
    case BlockStatus::blocked: return "blocked";
    case BlockStatus::mismatched: return "mismatched";
    case BlockStatus::checked: return "checked";
    case BlockStatus::written: return "written";
    case BlockStatus::skipped: return "skipped";
    case BlockStatus::not_run: return "not run";
    case BlockStatus::output: return "output";
    case BlockStatus::text: return "text";
  }
  return {};
}

Ended status_of(const Snippet& snippet, const SnippetOutcome& outcome) {
  switch (snippet.fate) {
    case Fate::run:
    case Fate::check: return status_of_run(snippet, outcome);
    case Fate::write: return status_of_file(snippet, outcome);
    case Fate::skip: return {BlockStatus::skipped, to_string(snippet.why)};
    case Fate::text: break;
  }
  if (snippet.output_of) return {BlockStatus::output, {}};
  return {BlockStatus::text, to_string(snippet.why)};
}

}  // namespace deepdive::snippets
