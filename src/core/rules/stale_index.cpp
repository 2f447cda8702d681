#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The regions of the index page between `<!-- deepdive:begin NAME -->` and `<!-- deepdive:end NAME -->` are written from
the topics' front matter, and one of them says something else than the topics do now.

Run `deepdive render-index`; `deepdive render-index --check` shows what would change. What you wrote between the
markers by hand belongs outside of them. `--fix=index` writes what `deepdive render-index` would, and
nothing where a region was edited by hand since `deepdive render-index --seal` put a digest into its end marker.

The index is not judged while the front matter of a topic has faults, its status is contradicted by its text or its
title belongs to another topic: what it would show is not settled then.)";

bool can_be_judged(const Collection& collection) {
  const auto is_settled = [](const Topic& topic) {
    return topic.has_sound_front_matter() && !contradicts_status(topic);
  };
  return collection.complete && collection.index && collection.index->problems.empty() &&
         std::all_of(collection.topics.begin(), collection.topics.end(), is_settled) && same_titles(collection).empty();
}

std::vector<Diagnostic> check(const Collection& collection) {
  if (!can_be_judged(collection)) return {};
  const IndexState& index = *collection.index;
  std::vector<const IndexRegion*> stale;
  std::string names;
  for (const IndexRegion& region : index.regions) {
    if (slice(index.page->text(), region.span) == region.expected) continue;
    stale.push_back(&region);
    names += fmt::format("{}'{}'", names.empty() ? "" : ", ", region.name);
  }
  if (stale.empty()) return {};
  const bool edited = std::any_of(stale.begin(), stale.end(), [](const IndexRegion* region) { return region->edited; });
  Diagnostic made =
      finding(*index.page, stale.front()->marker,
              fmt::format("the index is out of date: {} {}", stale.size() == 1 ? "region" : "regions", names),
              edited ? "move what was written by hand out of the markers; `deepdive render-index --force` overwrites it"
                     : "run `deepdive render-index`");
  made.scope = Scope::collection;
  made.subject = "index";
  if (edited) return {std::move(made)};
  made.fix = Fix{"bring the index up to date", {}};
  for (const IndexRegion* region : stale) made.fix->edits.push_back(edit(*index.page, region->span, region->expected));
  return {std::move(made)};
}

}  // namespace

Rule stale_index() {
  return {"stale-index", "index", Severity::error, "An index that is out of date", doc, check, "index"};
}

}  // namespace deepdive::rules
