#include <fmt/format.h>

#include <map>
#include <utility>

#include "core/base/suggest.hpp"
#include "core/rules/lookup/fences.hpp"
#include "core/rules/lookup/links.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(`[text][label]` is a link only where a line `[label]: address` stands in the same file; else it is shown as it is
typed, with its brackets.

```markdown
See [the manual][manual].

[manual]: https://example.com/manual
```

A label that is used several times is reported where it is used first. Footnotes (`[^1]`) are no references, and a
word in brackets alone may be just that.)";

using References = std::vector<const markdown::UndefinedReference*>;

/// References by label, case folded, in the order in which labels are first used.
std::vector<References> by_label(const markdown::Document& document) {
  std::map<std::string, std::size_t> places;
  std::vector<References> groups;
  for (const markdown::UndefinedReference& reference : document.undefined_references) {
    const auto [place, added] = places.emplace(ascii_lower(reference.label), groups.size());
    if (added) groups.emplace_back();
    groups[place->second].push_back(&reference);
  }
  return groups;
}

Hints defined_labels(const markdown::Document& document) {
  std::vector<std::string> labels;
  for (const markdown::ReferenceDefinition& definition : document.definitions) labels.push_back(definition.label);
  return Hints(std::move(labels));
}

std::string help_for(const std::string& label, Hints& defined) {
  const std::string hint = defined.did_you_mean(label);
  return hint.empty() ? fmt::format("add a line '[{}]: address'", label) : hint;
}

Diagnostic undefined(const LinkedDocument& linked, const References& uses, Hints& defined) {
  const std::string& label = uses.front()->label;
  Diagnostic made = finding(*linked.source, uses.front()->span, fmt::format("label '{}' is not defined", label),
                            help_for(label, defined));
  made.subject = ascii_lower(label);
  for (std::size_t i = 1; i < uses.size(); ++i) {
    made.notes.push_back({locate(*linked.source, uses[i]->span), "also used here"});
  }
  return made;
}

std::vector<Diagnostic> check(const Collection& collection) {
  std::vector<Diagnostic> findings;
  for (const LinkedDocument& linked : linked_documents(collection)) {
    if (open_fence(linked.source->text(), *linked.document)) continue;
    Hints defined = defined_labels(*linked.document);
    for (const References& uses : by_label(*linked.document)) findings.push_back(undefined(linked, uses, defined));
  }
  return findings;
}

}  // namespace

Rule undefined_reference() {
  return {"undefined-reference", "links", Severity::error, "A reference link whose label is not defined", doc, check};
}

}  // namespace deepdive::rules
