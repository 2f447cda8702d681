#include <fmt/format.h>

#include <algorithm>

#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Two topics of one title cannot be told apart in the index. Case, punctuation and blanks do not count: "Type Hints" and
"type-hints" are the same.

Reported is the topic whose file is not named after the title; where that does not tell them apart, each but the
first. Give it the title that it should have.)";

/// The topic that has the better claim to the title.
const Topic* owner_of(const std::vector<const Topic*>& topics) {
  const auto named =
      std::find_if(topics.begin(), topics.end(), [](const Topic* topic) { return is_named_after_title(*topic); });
  return named == topics.end() ? topics.front() : *named;
}

std::vector<Diagnostic> check(const Collection& collection) {
  std::vector<Diagnostic> findings;
  for (const auto& topics : same_titles(collection)) {
    const Topic* owner = owner_of(topics);
    for (const Topic* topic : topics) {
      if (topic == owner) continue;
      Diagnostic made = finding(*topic->source, title_span(*topic),
                                fmt::format("the title '{}' belongs to another topic", topic->front.title),
                                fmt::format("'{}' has it; give one of them another title", owner->path()));
      made.scope = Scope::collection;
      made.notes.push_back({locate(*owner->source, title_span(*owner)), "the other topic"});
      findings.push_back(std::move(made));
    }
  }
  return findings;
}

}  // namespace

Rule duplicate_title() {
  return {"duplicate-title", "front-matter", Severity::error, "Two topics with the same title", doc, check};
}

}  // namespace deepdive::rules
