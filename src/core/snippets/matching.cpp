#include "core/snippets/matching.hpp"

#include <algorithm>
#include <optional>

#include "core/base/text.hpp"
#include "core/snippets/alignment.hpp"
#include "core/snippets/line_pattern.hpp"
#include "core/snippets/literal.hpp"
#include "core/snippets/search.hpp"

namespace deepdive::snippets {

namespace {

// Comparisons of two lines when a wildcard is followed by lines that are patterns themselves; a text that needs more of
// them counts as different.
constexpr std::size_t most_comparisons = 1'000'000;

/// Half-open range of lines.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// Whether lines match a sequence of patterns among which some stand for any number of lines.
class LinesMatch {
public:
  explicit LinesMatch(const ComparedLines& lines) : lines_(lines) {}

  [[nodiscard]] Likeness likeness();

private:
  [[nodiscard]] std::vector<Range> segments() const;
  bool match_at(Range segment, std::size_t at);
  [[nodiscard]] bool is_plain(Range segment) const;
  [[nodiscard]] std::optional<std::size_t> find(Range segment, std::size_t from);
  [[nodiscard]] std::optional<std::size_t> find_plain(Range segment, std::size_t from);

  const ComparedLines& lines_;
  std::vector<std::string_view> texts_ = {};  ///< of the output, once a plain segment was looked for
  Likeness weakest_ = Likeness::equal;
  std::size_t comparisons_ = 0;
};

/// The patterns between two wildcards.
std::vector<Range> LinesMatch::segments() const {
  std::vector<Range> all;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < lines_.expected.size(); ++i) {
    if (!lines_.expected[i].is_any_lines()) continue;
    all.push_back({begin, i});
    begin = i + 1;
  }
  all.push_back({begin, lines_.expected.size()});
  return all;
}

bool LinesMatch::match_at(Range segment, std::size_t at) {
  if (segment.size() > lines_.actual.size() - at) return false;
  Likeness weakest = weakest_;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    ++comparisons_;
    const Likeness like = lines_.expected[segment.begin + i].like(lines_.actual[at + i]);
    if (like == Likeness::different) return false;
    weakest = std::max(weakest, like);
  }
  weakest_ = weakest;
  return true;
}

bool LinesMatch::is_plain(Range segment) const {
  const auto begin = lines_.expected.begin();
  return std::none_of(begin + static_cast<std::ptrdiff_t>(segment.begin),
                      begin + static_cast<std::ptrdiff_t>(segment.end),
                      [](const LinePattern& line) { return line.is_pattern(); });
}

std::optional<std::size_t> LinesMatch::find_plain(Range segment, std::size_t from) {
  std::vector<std::string_view> needle;
  for (std::size_t i = texts_.size(); i < lines_.actual.size(); ++i) texts_.emplace_back(lines_.actual[i].masked);
  for (std::size_t i = segment.begin; i < segment.end; ++i) needle.emplace_back(lines_.expected[i].masked());
  return find_sequence(texts_, from, needle, [](std::string_view a, std::string_view b) { return a == b; });
}

/// The first place from `from` on at which the segment matches.
std::optional<std::size_t> LinesMatch::find(Range segment, std::size_t from) {
  if (is_plain(segment)) return find_plain(segment, from);
  for (std::size_t at = from; at + segment.size() <= lines_.actual.size() && comparisons_ < most_comparisons; ++at) {
    if (match_at(segment, at)) return at;
  }
  return std::nullopt;
}

Likeness LinesMatch::likeness() {
  const std::vector<Range> all = segments();
  if (all.size() == 1 && lines_.expected.size() != lines_.actual.size()) return Likeness::different;
  if (!match_at(all.front(), 0)) return Likeness::different;
  if (all.size() == 1) return weakest_;
  weakest_ = std::max(weakest_, Likeness::wildcard);
  std::size_t at = all.front().size();
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    const auto found = find(all[i], at);
    if (!found) return Likeness::different;
    at = *found + all[i].size();
  }
  const Range last = all.back();
  if (lines_.actual.size() < at + last.size()) return Likeness::different;
  return match_at(last, lines_.actual.size() - last.size()) ? weakest_ : Likeness::different;
}

Likeness exact_likeness(const ComparedLines& lines, std::string_view expected, std::string_view actual) {
  const Likeness likeness = LinesMatch(lines).likeness();
  if (likeness != Likeness::different) return likeness;
  const auto value = canonical_literal(expected);
  return value && value == canonical_literal(actual) ? Likeness::value : Likeness::different;
}

bool equal_unordered(const ComparedLines& lines) {
  std::vector<std::string_view> expected;
  std::vector<std::string_view> actual;
  for (const LinePattern& line : lines.expected) expected.emplace_back(line.masked());
  for (const OutputLine& line : lines.actual) actual.emplace_back(line.masked);
  std::sort(expected.begin(), expected.end());
  std::sort(actual.begin(), actual.end());
  return expected == actual;
}

/// Whether the expected lines stand somewhere in the output.
Likeness likeness_within(std::string_view expected, std::string_view actual, const Masks& masks) {
  const std::string within = "...\n" + std::string(trim(expected)) + "\n...\n";
  return LinesMatch(compared_lines(within, actual, masks)).likeness();
}

bool nearly_equal(const ComparedLines& lines, double tolerance) {
  return std::equal(lines.expected.begin(), lines.expected.end(), lines.actual.begin(), lines.actual.end(),
                    [&](const LinePattern& expected, const OutputLine& actual) {
                      return snippets::nearly_equal(expected.masked(), actual.masked, tolerance);
                    });
}

Likeness likeness_of(std::string_view expected, std::string_view actual, const MatchOptions& options,
                     const Masks& masks) {
  const ComparedLines lines = compared_lines(expected, actual, masks);
  const Likeness exact = exact_likeness(lines, expected, actual);
  if (exact != Likeness::different) return exact;
  switch (options.kind) {
    case MatchKind::exact: return exact;
    case MatchKind::unordered: return equal_unordered(lines) ? Likeness::masked : exact;
    case MatchKind::contains: return likeness_within(expected, actual, masks);
    case MatchKind::approximate: return nearly_equal(lines, options.tolerance) ? Likeness::number : exact;
  }
  return exact;
}

/// The text with one sign for each number and one blank for each run of blanks.
std::string shape_of(std::string_view text) {
  std::string shape;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_number(text, at);
    const bool blank = text[at] == ' ' || text[at] == '\t';
    if (end > at) shape += '#';
    else if (!blank || shape.empty() || shape.back() != ' ') shape += blank ? ' ' : text[at];
    at = std::max(end, at + 1);
  }
  return shape;
}

}  // namespace

Comparison compare(const ShownText& expected, std::string_view actual, const MatchOptions& options,
                   const Masks& masks) {
  const Likeness likeness = likeness_of(expected.text, actual, options, masks);
  if (likeness != Likeness::different) return {likeness, {}};
  return {likeness, difference(expected.text, actual, expected.first_line, masks)};
}

Comparison compare_shape(const ShownText& expected, std::string_view actual, const Masks& masks) {
  const Comparison exact = compare(expected, actual, {}, masks);
  if (exact.likeness != Likeness::different) return exact;
  const Likeness by_shape = likeness_of(shape_of(expected.text), shape_of(actual), {}, masks);
  return by_shape == Likeness::different ? exact : Comparison{Likeness::shape, {}};
}

}  // namespace deepdive::snippets
