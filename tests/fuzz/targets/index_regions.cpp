#include <string>

#include "core/index/index.hpp"
#include "fuzz/target.hpp"
#include "support/collection.hpp"

namespace deepdive::fuzz {

namespace {

/// The page with its regions cut out.
std::string around_regions(const IndexState& state, std::string_view text) {
  std::string around;
  std::size_t at = 0;
  for (const IndexRegion& region : state.regions) {
    around += std::string(text.substr(at, region.span.begin - at)) + separator;
    at = region.span.end;
  }
  return around.append(text.substr(at));
}

IndexState state_of(const SourceFile& source, const Collection& collection) {
  return index::compare({&source, markdown::parse(source, 0)}, collection, {});
}

/// The first text is the page, the second one a topic.
void check(std::string_view input) {
  const auto [page, topic] = halves(input);
  const testing::TextCollection collection({{"topics/a.md", std::string(topic)}});
  const SourceFile before("README.md", std::string(page));
  const IndexState state = state_of(before, collection.value);
  std::size_t end = 0;
  for (const IndexRegion& region : state.regions) {
    hold_within(region.span, page.size(), "a region lies in its page");
    hold(region.marker.begin >= end, "regions follow each other");
    end = region.span.end;
  }
  for (const MarkerProblem& problem : state.problems)
    hold_within(problem.span, page.size(), "a problem lies in the page");
  if (!state.problems.empty()) return;
  const SourceFile after("README.md", index::apply(state));
  const IndexState again = state_of(after, collection.value);
  hold(again.problems.empty() && again.regions.size() == state.regions.size(), "what is rendered keeps the markers");
  hold(around_regions(state, page) == around_regions(again, after.text()), "bytes outside of regions stay");
  hold(index::apply(again) == after.text(), "an index that is rendered twice does not change");
}

}  // namespace

Target index_regions() { return {"index_regions", {"markdown"}, check}; }

}  // namespace deepdive::fuzz
