#include <string>

#include "fuzz/target.hpp"
#include "support/mending.hpp"

namespace deepdive::fuzz {

namespace {

/// Checks a text with all rules and mends it.
void check(std::string_view input) {
  const std::string text(input);
  const Report report = testing::static_report(text);
  for (const Finding& found : report.findings) {
    hold_within(found.diagnostic.location.span, text.size(), "a finding lies in its text");
    if (!found.diagnostic.fix) continue;
    for (const Edit& edit : found.diagnostic.fix->edits) {
      hold_within(edit.location.span, text.size(), "an edit lies in its text");
      hold(!first_invalid_utf8(edit.text), "an edit's text is UTF-8");
    }
  }
  const std::string once = testing::mended_text(text);
  hold(testing::mended_text(once) == once, "a text that was fixed has nothing to fix");
  hold(!first_invalid_utf8(text) || once == text, "a text that is not UTF-8 stays as it is");
}

}  // namespace

Target fixes() { return {"fixes", {"markdown"}, check, 150}; }

}  // namespace deepdive::fuzz
