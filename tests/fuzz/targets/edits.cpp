#include <algorithm>
#include <string>
#include <vector>

#include "core/base/unified_diff.hpp"
#include "core/fixes/choice.hpp"
#include "fuzz/target.hpp"

namespace deepdive::fuzz {

namespace {

/// Fixes of one or two edits each, with places and texts out of the bytes of `recipe`.
std::vector<Diagnostic> findings_from(std::string_view recipe, const SourceFile& source) {
  std::vector<Diagnostic> findings;
  const auto place = [&](std::size_t i) { return static_cast<unsigned char>(recipe[i]) % (source.text().size() + 1); };
  for (std::size_t i = 0; i + 3 < recipe.size(); i += 4) {
    const Span span{std::min(place(i), place(i + 1)), std::max(place(i), place(i + 1))};
    findings.push_back(finding(source, span, "found"));
    findings.back().rule = recipe.substr(i, 1);
    findings.back().fix = Fix{"mend", {edit(source, span, std::string(recipe.substr(i + 2, 2)))}};
    const std::size_t further = place(i + 3);
    if (further > span.end) findings.back().fix->edits.push_back(edit(source, {further, further}, "+"));
  }
  return findings;
}

/// Takes the edits off again: each must have put its text where it says, and all between them be as it was.
void hold_outside(std::string_view before, std::string_view now, const std::vector<Edit>& edits) {
  std::size_t old_at = 0;
  std::size_t new_at = 0;
  for (const Edit& edit : edits) {
    hold(edit.location.span.begin >= old_at, "chosen edits do not overlap");
    const std::size_t kept = edit.location.span.begin - old_at;
    hold(now.substr(new_at, kept) == before.substr(old_at, kept), "bytes outside of edits stay");
    hold(now.substr(new_at + kept, edit.text.size()) == edit.text, "an edit's text stands at its place");
    new_at += kept + edit.text.size();
    old_at = edit.location.span.end;
  }
  hold(now.substr(new_at) == before.substr(old_at), "bytes behind all edits stay");
}

/// A text, and a recipe of edits of it.
void check(std::string_view input) {
  const auto [text, recipe] = halves(input);
  const SourceFile source("x.md", std::string(text));
  const std::vector<Diagnostic> findings = findings_from(recipe, source);
  fixes::Fixable all;
  for (const Diagnostic& each : findings) all.push_back(&each);
  const fixes::Fixable chosen = fixes::choose(all);
  hold(chosen.empty() == all.empty(), "of fixes one at least is made");
  if (chosen.empty()) return;
  const std::vector<Edit> edits = fixes::edits_by_path(chosen).at("x.md");
  const std::string now = fixes::apply_edits(text, edits);
  hold_outside(text, now, edits);
  static_cast<void>(unified_diff("x.md", text, now));
}

}  // namespace

Target edits() { return {"edits", {"markdown", "text"}, check}; }

}  // namespace deepdive::fuzz
