#include "core/formats/lookup/words.hpp"

#include <fmt/format.h>

namespace deepdive::formats {

std::string sentence(const Diagnostic& diagnostic) {
  const std::string help = diagnostic.help.empty() ? "" : fmt::format(" ({})", diagnostic.help);
  return visible(diagnostic.message + help, Lines::join);
}

std::string place(const Location& location) {
  return fmt::format("{}:{}:{}", visible(location.path, Lines::join), location.begin.line, location.begin.column);
}

std::string compiler_line(const Diagnostic& diagnostic) {
  return fmt::format("{}: {}: {} [{}]", place(diagnostic.location), to_string(diagnostic.severity),
                     visible(diagnostic.message, Lines::join), diagnostic.rule);
}

std::string rule_url(std::string_view rules_url, std::string_view rule) {
  return rules_url.empty() ? std::string() : fmt::format("{}#{}", rules_url, rule);
}

}  // namespace deepdive::formats
