#include "core/settings/faults.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace deepdive {

namespace {

bool has_alternatives(std::string_view glob) {
  const std::size_t open = glob.find('{');
  const std::size_t close = glob.find('}', open);
  return close != std::string_view::npos && glob.substr(open, close - open).find(',') != std::string_view::npos;
}

/// What to write instead; empty for a glob that can be meant as it is.
std::string_view remedy_for(std::string_view glob) {
  if (glob.front() == '!') return "`exclude` names what is left out";
  if (has_alternatives(glob)) return "write a list with a glob for each of them";
  return glob.find('\\') != std::string_view::npos ? "write '/' between folders" : "";
}

}  // namespace

Diagnostic settings_fault(const SourceFile& source, Span span, std::string message, std::string help) {
  Diagnostic made = finding(source, span, std::move(message), std::move(help));
  made.rule = "invalid-settings";
  return made;
}

std::optional<Diagnostic> fault_of_glob(const yaml::Value& glob, const SourceFile& source) {
  const std::string_view remedy = remedy_for(glob.text);
  if (remedy.empty()) return std::nullopt;
  return settings_fault(source, glob.span,
                        fmt::format("'{}' is no glob: only '*', '?' and '**' stand for others", glob.text),
                        std::string(remedy));
}

std::optional<Diagnostic> fault_of_schema(const yaml::Value& schema, const SourceFile& source) {
  const std::string word = ascii_lower(schema.text);
  const bool nearly_none = word == "none" || word == "off" || word == "no";
  if (!nearly_none || schema.text == "none") return std::nullopt;
  return settings_fault(source, schema.span, fmt::format("'{}' would be the name of a file", schema.text),
                        fmt::format("did you mean 'none'? the file is written './{}'", schema.text));
}

}  // namespace deepdive
