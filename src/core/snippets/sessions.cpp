#include "core/snippets/sessions.hpp"

#include "core/base/text.hpp"

namespace deepdive::snippets {

namespace {

/// "Python 3.13.1 (main, …" and the line below it, as they stand above a first prompt.
bool is_greeting(std::string_view line) { return line.starts_with("Python 3.") || line.starts_with("Type \"help\""); }

bool begins_with_prompt(std::string_view line, std::string_view prompt) {
  return line.starts_with(prompt) && (line.size() == prompt.size() || line[prompt.size()] == ' ');
}

std::string_view prompt_of(const Language& language) {
  if (language.name == "python" || language.session_of == "python") return ">>>";
  return language.name == "bash" || language.session_of == "bash" ? "$" : "";
}

}  // namespace

bool is_session(const Language& language, std::string_view content) {
  const std::string_view prompt = prompt_of(language);
  if (prompt.empty()) return false;
  for (const std::string_view whole : split_lines(content)) {
    const std::string_view line = trim(whole);
    if (line.empty() || line.front() == '#' || is_greeting(line)) continue;
    return begins_with_prompt(line, prompt);
  }
  return false;
}

}  // namespace deepdive::snippets
