#include "core/snippets/gates.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/snippets/version.hpp"

namespace deepdive::snippets {

namespace {

/// The name as the packaging standards compare it: "ruamel-yaml" of "Ruamel.YAML".
std::string folded(const std::string& name) {
  std::string folded;
  for (const char each : ascii_lower(name)) {
    const bool separator = each == '-' || each == '_' || each == '.';
    if (!separator) folded += each;
    else if (!folded.ends_with('-')) folded += '-';
  }
  return folded;
}

}  // namespace

WhyNot closed_gate(const Snippet& snippet, const Installed& installed) {
  const auto specifier = parse_specifier(snippet.python);
  if (!snippet.python.empty() && specifier && !allows(*specifier, installed.version)) {
    return {Reason::python, snippet.python};
  }
  for (const std::string& name : snippet.distributions) {
    if (installed.distributions.count(folded(name)) == 0) return {Reason::requires_package, name};
  }
  return {};
}

}  // namespace deepdive::snippets
