#include "core/settings/settings.hpp"

#include <string>

#include "fuzz/target.hpp"

namespace deepdive::fuzz {

namespace {

void check(std::string_view input) {
  const SourceFile source("deepdive.yaml", std::string(input));
  const auto settings = read_settings(source);
  if (!settings) {
    hold(!settings.error().empty(), "settings that are refused have a fault");
    for (const Diagnostic& fault : settings.error()) {
      hold_within(fault.location.span, input.size(), "a fault lies in its text");
      hold(!fault.message.empty() && to_line(fault).find('\n') == std::string::npos, "a fault is one line");
    }
    return;
  }
  for (const RuleSetting& rule : settings->rules) {
    hold_within(rule.span, input.size(), "a rule's name lies in its text");
    static_cast<void>(severity_of(*settings, rule.rule, "topics/a.md", Severity::error));
  }
  hold(!settings->topics.empty(), "some topics are looked for");
  static_cast<void>(is_excluded(*settings, "topics/a.md"));
}

}  // namespace

Target settings() { return {"settings", {"yaml", "yml"}, check, 1000}; }

}  // namespace deepdive::fuzz
