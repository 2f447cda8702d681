#include "core/base/unified_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/log_text.hpp"

namespace deepdive {

namespace {

constexpr std::size_t context = 3;
// The table of common subsequences has a cell for each pair of lines; above this many all lines count as changed.
constexpr std::size_t max_cells = 4'000'000;

using Lines = std::vector<std::string_view>;

struct Change {
  char sign = ' ';  ///< ' ' kept, '-' removed, '+' added
  std::string_view line = {};
};

/// Lines with their ends, so that a missing last newline shows.
Lines lines_of(std::string_view text) {
  Lines lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

/// cell(i, j): length of the longest common subsequence of a from i on and b from j on.
class Table {
public:
  Table(const Lines& a, const Lines& b) : width_(b.size() + 1), cells_((a.size() + 1) * width_) {
    for (std::size_t i = a.size(); i-- > 0;) {
      for (std::size_t j = b.size(); j-- > 0;) {
        const std::size_t length = a[i] == b[j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
        cells_[i * width_ + j] = static_cast<std::uint32_t>(length);
      }
    }
  }
  [[nodiscard]] std::size_t cell(std::size_t i, std::size_t j) const { return cells_[i * width_ + j]; }

private:
  std::size_t width_;
  std::vector<std::uint32_t> cells_;
};

void add_all(std::vector<Change>& changes, char sign, const Lines& lines) {
  for (const std::string_view line : lines) changes.push_back({sign, line});
}

void add_middle(std::vector<Change>& changes, const Lines& a, const Lines& b) {
  if (a.size() * b.size() > max_cells) {
    add_all(changes, '-', a);
    add_all(changes, '+', b);
    return;
  }
  const Table table(a, b);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      changes.push_back({' ', a[i++]});
      ++j;
    } else if (j == b.size() || (i < a.size() && table.cell(i + 1, j) >= table.cell(i, j + 1))) {
      changes.push_back({'-', a[i++]});
    } else {
      changes.push_back({'+', b[j++]});
    }
  }
}

std::vector<Change> changes_between(const Lines& a, const Lines& b) {
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  const auto part = [](const Lines& lines, std::size_t begin, std::size_t end) {
    return Lines(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.begin() + static_cast<std::ptrdiff_t>(end));
  };
  std::vector<Change> changes;
  add_all(changes, ' ', part(a, 0, head));
  add_middle(changes, part(a, head, a.size() - tail), part(b, head, b.size() - tail));
  add_all(changes, ' ', part(a, a.size() - tail, a.size()));
  return changes;
}

/// First and one past the last change of each hunk, context included.
std::vector<std::pair<std::size_t, std::size_t>> hunks_of(const std::vector<Change>& changes) {
  std::vector<std::pair<std::size_t, std::size_t>> hunks;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].sign == ' ') continue;
    const std::size_t begin = i > context ? i - context : 0;
    const std::size_t end = std::min(i + context + 1, changes.size());
    if (!hunks.empty() && hunks.back().second >= begin) hunks.back().second = end;
    else hunks.emplace_back(begin, end);
  }
  return hunks;
}

std::size_t count(const std::vector<Change>& changes, std::size_t begin, std::size_t end, char without) {
  const auto first = changes.begin();
  return static_cast<std::size_t>(std::count_if(first + static_cast<std::ptrdiff_t>(begin),
                                                first + static_cast<std::ptrdiff_t>(end),
                                                [&](const Change& change) { return change.sign != without; }));
}

std::string range(std::size_t before, std::size_t lines) {
  return fmt::format("{},{}", lines == 0 ? before : before + 1, lines);
}

/// Whether lines end in CRLF, but for one that has no end.
bool end_in_crlf(const std::vector<Change>& changes, std::size_t begin, std::size_t end) {
  const auto first = changes.begin();
  return std::all_of(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end),
                     [](const Change& change) { return change.line.back() != '\n' || change.line.ends_with("\r\n"); });
}

std::string line_of(const Change& change, bool without_cr) {
  std::string line = change.sign + std::string(change.line);
  if (change.line.back() != '\n') return line + "\n\\ No newline at end of file\n";
  if (without_cr) line.erase(line.size() - 2, 1);
  return line;
}

enum class Reader { program, person };

std::string diff_for(Reader reader, std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const std::vector<Change> changes = changes_between(lines_of(before), lines_of(after));
  std::string text = fmt::format("--- a/{}\n+++ b/{}\n", path, path);
  for (const auto& [begin, end] : hunks_of(changes)) {
    text += fmt::format("@@ -{} +{} @@\n", range(count(changes, 0, begin, '+'), count(changes, begin, end, '+')),
                        range(count(changes, 0, begin, '-'), count(changes, begin, end, '-')));
    const bool without_cr = reader == Reader::person && end_in_crlf(changes, begin, end);
    for (std::size_t i = begin; i < end; ++i) text += line_of(changes[i], without_cr);
  }
  return text;
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  return diff_for(Reader::program, path, before, after);
}

std::string shown_diff(std::string_view path, std::string_view before, std::string_view after) {
  return log_text(diff_for(Reader::person, path, before, after));
}

}  // namespace deepdive
