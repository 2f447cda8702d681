#include "core/snippets/refresh.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "core/base/line_ends.hpp"
#include "core/base/text.hpp"

namespace deepdive::snippets {

namespace {

using markdown::CodeBlock;
using TextLines = std::vector<std::string_view>;

/// Text that stands in a document without harm: UTF-8 without control characters.
bool is_writable(std::string_view text) {
  return !first_invalid_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\t';
  });
}

std::string_view without_blanks_at_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t");
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

/// What stands before the lines of a claim: container prefix and comment mark.
struct Lead {
  std::string text = {};
  bool one_line = false;   ///< "# Output: 5": more lines stand below the mark
  std::string below = {};  ///< what stands before those
};

/// How the lines of a claim are replaced: a range of old ones by new ones.
struct Replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  TextLines lines = {};
};

/// What differs, without the lines that are equal at both ends.
Replacement replacement(const TextLines& before, const TextLines& after) {
  std::size_t head = 0;
  while (head < before.size() && head < after.size() && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < before.size() - head && tail < after.size() - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  return {
      head, before.size() - tail,
      TextLines(after.begin() + static_cast<std::ptrdiff_t>(head), after.end() - static_cast<std::ptrdiff_t>(tail))};
}

/// The mark with which the comment begins that this text, the start of its line, leads to.
std::string_view comment_mark(std::string_view lead) {
  for (const std::string_view mark : {"//", "--"}) {
    if (lead.find(mark) != std::string_view::npos) return mark;
  }
  return "#";
}

class Refresher {
public:
  Refresher(const Topic& topic, const Snippet& snippet, const JudgedClaim& judged)
      : source_(*topic.source),
        claim_(judged.claim),
        block_(topic.document.code_blocks[claim_.kind == ClaimKind::fence ? snippet.output->block : snippet.block]),
        line_end_(line_end_of(source_.text())),
        places_(claim_.lines) {
    places_.resize(places_.size() - judged.shown_traceback);
  }

  [[nodiscard]] std::vector<Edit> edits(std::string_view shown, std::string_view now) const;

private:
  [[nodiscard]] Lead lead() const;
  [[nodiscard]] std::string joined(const Replacement& change, const Lead& lead) const;
  [[nodiscard]] std::size_t end_before(std::size_t line) const;
  [[nodiscard]] Edit edit_lines(const Replacement& change) const;
  void lengthen_fence(const TextLines& lines, std::vector<Edit>& edits) const;

  const SourceFile& source_;
  const Claim& claim_;
  const CodeBlock& block_;
  std::string_view line_end_;
  std::vector<Span> places_;
};

Lead Refresher::lead() const {
  if (claim_.kind == ClaimKind::fence || claim_.kind == ClaimKind::answer) return {block_.prefix, false, block_.prefix};
  const std::size_t begin = places_.front().begin;
  const std::size_t line = source_.line_span(source_.line_of(begin)).begin;
  std::string text(slice(source_.text(), {line, begin}));
  const std::string_view mark = comment_mark(text);
  const std::string indentation = text.substr(0, text.find(mark));
  const bool one_line = ascii_lower(trim(text)).ends_with("output:");
  if (text.ends_with(mark)) text += ' ';
  return {text, one_line, fmt::format("{}{} ", indentation, mark)};
}

/// The new lines, each but the first behind a line end and its lead.
std::string Refresher::joined(const Replacement& change, const Lead& lead) const {
  std::string text;
  const bool below = lead.one_line && change.lines.size() > 1;
  for (const std::string_view line : change.lines) {
    const std::string whole = (below ? lead.below : lead.text) + std::string(line);
    text.append(line_end_).append(without_blanks_at_end(whole));
  }
  return text;
}

/// Where the line above a line of the claim ends; the line after the last one counts as well.
std::size_t Refresher::end_before(std::size_t line) const {
  if (line > 0) return places_[line - 1].end;
  if (places_.empty()) return source_.line_span(source_.line_of(claim_.span.begin)).end;
  return source_.line_span(source_.line_of(places_.front().begin) - 1).end;
}

/// From the end of the line above to the end of the last old line; of a mark with its text, only what is behind it.
Edit Refresher::edit_lines(const Replacement& change) const {
  const Lead before = lead();
  const bool grows = before.one_line && change.lines.size() > 1;
  if (before.one_line) {
    const std::size_t mark = slice(source_.text(), {0, places_.front().begin}).find_last_not_of(' ') + 1;
    const Span span{grows ? mark : places_.front().begin, places_.back().end};
    return edit(source_, span, grows ? joined(change, before) : std::string(change.lines.front()));
  }
  const std::size_t begin = end_before(change.begin);
  const std::size_t end = change.end > change.begin ? places_[change.end - 1].end : begin;
  return edit(source_, {begin, end}, joined(change, before));
}

/// A line of the output that is a fence itself would close the one around it.
void Refresher::lengthen_fence(const TextLines& lines, std::vector<Edit>& edits) const {
  std::size_t longest = 0;
  for (const std::string_view line : lines) {
    const std::string_view words = trim(line);
    longest = std::max(longest, std::min(words.find_first_not_of(block_.fence_char), words.size()));
  }
  if (longest < block_.fence_length || !block_.closing) return;
  const std::string more(longest + 1 - block_.fence_length, block_.fence_char);
  edits.insert(edits.begin(), edit(source_, {block_.opening.begin, block_.opening.begin}, more));
  edits.push_back(edit(source_, {block_.closing->begin, block_.closing->begin}, more));
}

std::vector<Edit> Refresher::edits(std::string_view shown, std::string_view now) const {
  TextLines before = split_lines(shown);
  before.resize(places_.size());
  const TextLines after = split_lines(now);
  const bool trailing = claim_.kind == ClaimKind::result || claim_.kind == ClaimKind::literal;
  const bool in_comment = trailing || claim_.kind == ClaimKind::printed;
  if ((in_comment && after.empty()) || (trailing && after.size() > 1)) return {};
  if (trailing) return {edit(source_, places_.front(), std::string(trim(after.front())))};
  const Replacement change = replacement(before, after);
  if (change.begin == change.end && change.lines.empty()) return {};
  std::vector<Edit> edits{edit_lines(change)};
  if (!in_comment) lengthen_fence(after, edits);
  return edits;
}

}  // namespace

std::vector<Edit> refreshing_edits(const Topic& topic, const Snippet& snippet, const JudgedClaim& judged,
                                   const Masks& masks) {
  if (!is_writable(judged.actual)) return {};
  std::string shown;
  const TextLines lines = split_lines(judged.claim.expected);
  for (std::size_t i = 0; i + judged.shown_traceback < lines.size(); ++i) shown.append(lines[i]).append(1, '\n');
  return Refresher(topic, snippet, judged).edits(shown, refreshed(shown, judged.actual, masks));
}

}  // namespace deepdive::snippets
