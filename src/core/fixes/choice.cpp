#include "core/fixes/choice.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace deepdive::fixes {

namespace {

/// The spans that fixes have taken already, which do not overlap.
class Taken {
public:
  /// Takes the spans of all edits, or none of them.
  bool take(const std::vector<Edit>& edits);

private:
  using Ends = std::map<std::size_t, std::size_t>;  // end of each span by its begin

  static bool is_free(const Ends& taken, Span span);

  std::map<std::string, Ends> by_path_ = {};
};

/// Two spans that begin at the same place overlap, even when they are empty.
bool Taken::is_free(const Ends& taken, Span span) {
  const auto after = taken.upper_bound(span.begin);
  if (after != taken.end() && after->first < span.end) return false;
  if (after == taken.begin()) return true;
  const auto& [begin, end] = *std::prev(after);
  return begin != span.begin && end <= span.begin;
}

bool Taken::take(const std::vector<Edit>& edits) {
  for (std::size_t i = 0; i < edits.size(); ++i) {
    Ends& taken = by_path_[edits[i].location.path];
    const Span span = edits[i].location.span;
    if (is_free(taken, span)) {
      taken.emplace(span.begin, span.end);
      continue;
    }
    for (std::size_t k = 0; k < i; ++k) by_path_[edits[k].location.path].erase(edits[k].location.span.begin);
    return false;
  }
  return true;
}

const Location& first_place(const Fix& fix) { return std::min_element(fix.edits.begin(), fix.edits.end())->location; }

bool comes_before(const Diagnostic* a, const Diagnostic* b) {
  return std::tie(first_place(*a->fix), a->rule) < std::tie(first_place(*b->fix), b->rule);
}

}  // namespace

Fixable choose(Fixable fixable) {
  std::stable_sort(fixable.begin(), fixable.end(), comes_before);
  Fixable chosen;
  Taken taken;
  for (const Diagnostic* diagnostic : fixable) {
    if (taken.take(diagnostic->fix->edits)) chosen.push_back(diagnostic);
  }
  return chosen;
}

std::map<std::string, std::vector<Edit>> edits_by_path(const Fixable& chosen) {
  std::map<std::string, std::vector<Edit>> edits;
  for (const Diagnostic* diagnostic : chosen) {
    for (const Edit& edit : diagnostic->fix->edits) edits[edit.location.path].push_back(edit);
  }
  for (auto& [path, list] : edits) std::sort(list.begin(), list.end());
  return edits;
}

std::string apply_edits(std::string_view text, const std::vector<Edit>& edits) {
  std::string made;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    made += text.substr(at, edit.location.span.begin - at);
    made += edit.text;
    at = edit.location.span.end;
  }
  made += text.substr(at);
  return made;
}

}  // namespace deepdive::fixes
