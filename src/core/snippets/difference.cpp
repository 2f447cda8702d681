#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "core/snippets/alignment.hpp"
#include "core/snippets/masking.hpp"
#include "core/snippets/matching.hpp"

namespace deepdive::snippets {

namespace {

// Lines around a change that show where it is, and lines of a difference that anybody reads.
constexpr std::size_t context = 3;
constexpr std::size_t most_lines = 60;

struct Shown {
  bool changed = false;
  std::string line = {};
};

/// `text` with each `part` replaced.
std::string with_pictures(std::string text, std::string_view part, std::string_view picture) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + picture.size())) {
    text.replace(at, part.size(), picture);
  }
  return text;
}

/// The line with pictures for what people cannot see: control characters, tabs, blanks that do not break.
std::string pictured(std::string_view line) {
  return with_pictures(with_pictures(visible(line, Lines::join), "\t", "␉"), "\xC2\xA0", "⍽");
}

/// " 12 | text", "-13 | shown", "+   | printed", "~14 | ... = 3 lines".
class Writer {
public:
  Writer(const ComparedLines& lines, std::size_t first_line)
      : lines_(lines),
        first_line_(first_line),
        width_(fmt::formatted_size("{}", first_line + std::max<std::size_t>(lines.expected.size(), 1) - 1)) {}

  void add(const AlignedLine& line);
  [[nodiscard]] std::string text();

private:
  void add_expected(char sign, std::size_t index, std::string_view text);
  void add_removed(std::size_t index) { add_expected('-', index, pictured(lines_.expected[index].text())); }
  void add_printed();
  void add_kept(const AlignedLine& line);

  const ComparedLines& lines_;
  std::size_t first_line_;
  std::size_t width_;
  std::vector<Shown> shown_ = {};
  std::vector<std::size_t> printed_ = {};  ///< lines that wait for the end of those that they stand beside
};

void Writer::add_expected(char sign, std::size_t index, std::string_view text) {
  const bool changed = sign == '-';
  shown_.push_back({changed, fmt::format("{}{:>{}} | {}", sign, first_line_ + index, width_, text)});
}

void Writer::add_printed() {
  for (const std::size_t index : printed_) {
    shown_.push_back({true, fmt::format("+{:>{}} | {}", "", width_, pictured(lines_.actual[index].text))});
  }
  printed_.clear();
}

/// A line that matches, with what its wildcards stand for.
void Writer::add_kept(const AlignedLine& line) {
  const LinePattern& expected = lines_.expected[line.expected];
  const std::vector<std::string> stood_for = expected.wildcards_in(lines_.actual[line.actual]);
  std::string text = pictured(expected.text());
  for (std::size_t i = 0; i < stood_for.size(); ++i) {
    text += fmt::format("{} '{}'", i == 0 ? "  (... is" : ",", pictured(stood_for[i]));
  }
  add_expected(stood_for.empty() ? ' ' : '~', line.expected, stood_for.empty() ? text : text + ")");
}

void Writer::add(const AlignedLine& line) {
  if (line.fit == Fit::kept || line.fit == Fit::any) add_printed();
  if (line.fit == Fit::removed || line.fit == Fit::replaced) add_removed(line.expected);
  if (line.fit == Fit::added || line.fit == Fit::replaced) printed_.push_back(line.actual);
  if (line.fit == Fit::kept) add_kept(line);
  if (line.fit == Fit::any) {
    add_expected('~', line.expected, fmt::format("...  (is {})", counted(line.count, "line", "lines")));
  }
}

/// The changes with the lines around them, cut where nobody reads on.
std::string Writer::text() {
  add_printed();
  std::vector<bool> wanted(shown_.size(), false);
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    if (!shown_[i].changed) continue;
    const std::size_t end = std::min(i + context + 1, shown_.size());
    for (std::size_t k = i > context ? i - context : 0; k < end; ++k) wanted[k] = true;
  }
  std::string text;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < shown_.size() && lines < most_lines; ++i) {
    if (!wanted[i]) continue;
    if (i > 0 && !wanted[i - 1] && lines > 0) text += "…\n";
    text += shown_[i].line + '\n';
    ++lines;
  }
  const auto all = static_cast<std::size_t>(std::count(wanted.begin(), wanted.end(), true));
  if (all > lines) text += fmt::format("… and {}\n", counted(all - lines, "more line", "more lines"));
  if (!text.empty()) text.pop_back();
  return text;
}

/// The line that was printed, with the document's spellings of what is masked when there are as many of them.
std::string with_old_masks(std::string_view expected, std::string_view actual, const Masks& masks) {
  const std::vector<Span> old_parts = masked_parts(expected, masks);
  const std::vector<Span> new_parts = masked_parts(actual, masks);
  if (old_parts.size() != new_parts.size()) return std::string(actual);
  std::string text;
  std::size_t at = 0;
  for (std::size_t i = 0; i < new_parts.size(); ++i) {
    text.append(actual.substr(at, new_parts[i].begin - at)).append(slice(expected, old_parts[i]));
    at = new_parts[i].end;
  }
  return text.append(actual.substr(at));
}

std::string refreshed_line(const ComparedLines& lines, const AlignedLine& line, const Masks& masks) {
  switch (line.fit) {
    case Fit::removed: return {};
    case Fit::any: return std::string(lines.expected[line.expected].text()) + '\n';
    case Fit::added: return std::string(lines.actual[line.actual].text) + '\n';
    case Fit::replaced:
      return with_old_masks(lines.expected[line.expected].text(), lines.actual[line.actual].text, masks) + '\n';
    case Fit::kept: break;
  }
  const LinePattern& expected = lines.expected[line.expected];
  const bool respelt = expected.like(lines.actual[line.actual]) == Likeness::value;
  return std::string(respelt ? lines.actual[line.actual].text : expected.text()) + '\n';
}

}  // namespace

std::string difference(std::string_view expected, std::string_view actual, std::size_t first_line, const Masks& masks) {
  const ComparedLines lines = compared_lines(expected, actual, masks);
  Writer writer(lines, first_line);
  for (const AlignedLine& line : align(lines)) writer.add(line);
  return writer.text();
}

std::size_t first_different_line(std::string_view expected, std::string_view actual, const Masks& masks) {
  const ComparedLines lines = compared_lines(expected, actual, masks);
  const std::size_t last = std::max<std::size_t>(lines.expected.size(), 1) - 1;
  for (const AlignedLine& line : align(lines)) {
    if (line.fit != Fit::kept && line.fit != Fit::any) return std::min(line.expected, last);
  }
  return 0;
}

std::string refreshed(std::string_view expected, std::string_view actual, const Masks& masks) {
  const ComparedLines lines = compared_lines(expected, actual, masks);
  std::string text;
  for (const AlignedLine& line : align(lines)) text += refreshed_line(lines, line, masks);
  if (compare({text}, actual, {}, masks).likeness < Likeness::value) return text;
  std::string plain;
  for (const OutputLine& line : lines.actual) plain.append(line.text).append(1, '\n');
  return plain;
}

}  // namespace deepdive::snippets
