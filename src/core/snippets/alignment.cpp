#include "core/snippets/alignment.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "core/base/text.hpp"

namespace deepdive::snippets {

namespace {

// Each cell is a comparison of two lines.
constexpr std::size_t most_cells = 1'000'000;

// A line that changed is cheaper than one that is gone beside one that came, and a wildcard costs nothing: it takes in
// what nothing else explains.
constexpr std::uint32_t replace_cost = 2;
constexpr std::uint32_t edit_cost = 3;

bool is_blank_line(std::string_view line) { return trim(line).empty(); }

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines = split_lines(text);
  while (!lines.empty() && is_blank_line(lines.back())) lines.pop_back();
  return lines;
}

/// cell(i, j): the least cost of aligning expected lines from i on with actual ones from j on.
class Costs {
public:
  explicit Costs(const ComparedLines& lines)
      : lines_(lines), width_(lines.actual.size() + 1), cells_((lines.expected.size() + 1) * width_, 0) {
    for (std::size_t i = lines.expected.size() + 1; i-- > 0;) {
      for (std::size_t j = width_; j-- > 0;) cells_[i * width_ + j] = cost(i, j);
    }
  }
  [[nodiscard]] AlignedLine best(std::size_t i, std::size_t j) const;
  [[nodiscard]] bool at_end(std::size_t i, std::size_t j) const {
    return i == lines_.expected.size() && j == lines_.actual.size();
  }

private:
  [[nodiscard]] std::uint32_t cell(std::size_t i, std::size_t j) const { return cells_[i * width_ + j]; }
  [[nodiscard]] bool is_alike(std::size_t i, std::size_t j) const {
    return lines_.expected[i].like(lines_.actual[j]) != Likeness::different;
  }
  [[nodiscard]] std::uint32_t cost(std::size_t i, std::size_t j) const;

  const ComparedLines& lines_;
  std::size_t width_;
  std::vector<std::uint32_t> cells_;
};

std::uint32_t Costs::cost(std::size_t i, std::size_t j) const {
  if (at_end(i, j)) return 0;
  const AlignedLine line = best(i, j);
  switch (line.fit) {
    case Fit::kept: return cell(i + 1, j + 1);
    case Fit::replaced: return cell(i + 1, j + 1) + replace_cost;
    case Fit::removed: return cell(i + 1, j) + edit_cost;
    case Fit::added: return cell(i, j + 1) + edit_cost;
    case Fit::any: return line.count == 0 ? cell(i + 1, j) : cell(i, j + 1);
  }
  return 0;
}

/// What becomes of the first lines: for a wildcard, whether it takes one in or ends (`count` 1 or 0).
AlignedLine Costs::best(std::size_t i, std::size_t j) const {
  const bool more_expected = i < lines_.expected.size();
  const bool more_actual = j < lines_.actual.size();
  if (more_expected && lines_.expected[i].is_any_lines()) {
    const bool ends = !more_actual || cell(i + 1, j) <= cell(i, j + 1);
    return {Fit::any, i, j, ends ? 0U : 1U};
  }
  if (!more_actual) return {Fit::removed, i, j};
  if (!more_expected) return {Fit::added, i, j};
  const std::uint32_t both = cell(i + 1, j + 1);
  const std::uint32_t removed = cell(i + 1, j) + edit_cost;
  const std::uint32_t added = cell(i, j + 1) + edit_cost;
  if (both <= std::min(removed, added) && is_alike(i, j)) return {Fit::kept, i, j};
  if (both + replace_cost <= std::min(removed, added)) return {Fit::replaced, i, j};
  return {removed <= added ? Fit::removed : Fit::added, i, j};
}

std::vector<AlignedLine> all_changed(const ComparedLines& lines) {
  std::vector<AlignedLine> all;
  for (std::size_t i = 0; i < lines.expected.size(); ++i) all.push_back({Fit::removed, i, 0});
  for (std::size_t j = 0; j < lines.actual.size(); ++j) all.push_back({Fit::added, lines.expected.size(), j});
  return all;
}

}  // namespace

ComparedLines compared_lines(std::string_view expected, std::string_view actual, const Masks& masks) {
  ComparedLines lines;
  for (const std::string_view line : lines_of(expected)) lines.expected.emplace_back(line, masks);
  for (const std::string_view line : lines_of(actual)) lines.actual.push_back(output_line(line, masks));
  return lines;
}

std::vector<AlignedLine> align(const ComparedLines& lines) {
  if ((lines.expected.size() + 1) > most_cells / (lines.actual.size() + 1)) return all_changed(lines);
  const Costs costs(lines);
  std::vector<AlignedLine> all;
  std::size_t i = 0;
  std::size_t j = 0;
  while (!costs.at_end(i, j)) {
    AlignedLine line = costs.best(i, j);
    if (line.fit == Fit::any) {
      for (line.count = 0; costs.best(i, j).count > 0; ++j) ++line.count;
    } else if (line.fit != Fit::removed) {
      ++j;
    }
    if (line.fit != Fit::added) ++i;
    all.push_back(line);
  }
  return all;
}

}  // namespace deepdive::snippets
