#include "core/markdown/leaf.hpp"

#include <algorithm>
#include <utility>

#include "core/markdown/definition.hpp"
#include "core/markdown/html_block.hpp"
#include "core/markdown/line.hpp"

namespace deepdive::markdown {

namespace {

struct Container {
  bool quote = false;
  std::size_t indent = 0;  ///< columns that a list item's lines begin with
  std::size_t blocks = 0;  ///< how many it holds
};

/// A list item stands in a list of its own level.
std::size_t depth_of(const Container& container) { return container.quote ? 1 : 2; }

/// Whether no block begins with the character; most lines do.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

enum class Started { nothing, container, leaf };

/// Follows the algorithm of CommonMark's appendix: each line first matches the open containers, then opens new
/// blocks, and what is left of it is text.
class Scanner {
public:
  explicit Scanner(std::string_view text) : text_(text) {}

  void read(const SourceLine& line);
  [[nodiscard]] Structure finish();

private:
  [[nodiscard]] std::size_t matched_containers();
  [[nodiscard]] std::size_t matched_by_blank(std::size_t first) const;
  [[nodiscard]] bool all_matched() const { return matched_ == containers_.size(); }
  [[nodiscard]] bool in(BlockKind kind) const { return open_ && leaf().kind == kind; }
  [[nodiscard]] Leaf& leaf() { return structure_.leaves.back(); }
  [[nodiscard]] const Leaf& leaf() const { return structure_.leaves.back(); }
  [[nodiscard]] Span ahead() const { return {cursor_.next(), line_.span.end}; }

  [[nodiscard]] bool continues_code();
  [[nodiscard]] bool continues_fenced();
  [[nodiscard]] bool continues_html();
  [[nodiscard]] Started start_block(Within within);
  [[nodiscard]] Started start_leaf(Within within);
  [[nodiscard]] bool start_heading();
  [[nodiscard]] bool start_fence();
  [[nodiscard]] bool start_html(Within within);
  [[nodiscard]] bool underline();
  [[nodiscard]] bool start_break();
  [[nodiscard]] bool start_item(Within within);
  void start_quote();
  void add_text();
  void add_line();
  void add_rest();

  void open_container(Container container);
  Leaf& open_leaf(BlockKind kind);
  void close_unmatched();
  void close_leaf();
  void drop_leaf();
  void take_definitions();

  std::string_view text_;
  SourceLine line_ = {};
  LineCursor cursor_ = LineCursor({}, {}, 0);
  std::vector<Container> containers_ = {};
  std::vector<std::size_t> quotes_ = {};  ///< indices of those containers that are quotes
  std::size_t matched_ = 0;
  std::size_t depth_ = 0;
  std::size_t no_break_before_ = 0;  ///< no thematic break begins in this line before this offset
  bool open_ = false;                ///< whether the last leaf is open
  HtmlBlock html_ = HtmlBlock::none;
  Structure structure_ = {};
};

/// A blank line needs no indentation to belong to items, but quotes need their mark. Nothing is walked through here,
/// so that many blank lines in many lists stay cheap.
std::size_t Scanner::matched_by_blank(std::size_t first) const {
  const auto quote = std::lower_bound(quotes_.begin(), quotes_.end(), first);
  const std::size_t end = quote == quotes_.end() ? containers_.size() : *quote;
  const bool begins_with_two_blanks = end > first && containers_[end - 1].blocks == 0;
  return begins_with_two_blanks ? end - 1 : end;
}

std::size_t Scanner::matched_containers() {
  for (std::size_t i = 0; i < containers_.size(); ++i) {
    const Container& container = containers_[i];
    if (container.quote) {
      if (cursor_.indent() >= code_indentation || cursor_.next_char() != '>') return i;
      cursor_.skip_mark(1);
      cursor_.skip_columns(1);
    } else if (cursor_.indent() >= container.indent) {
      cursor_.skip_columns(container.indent);
    } else {
      if (!cursor_.blank()) return i;
      cursor_.skip_mark(0);
      return matched_by_blank(i);
    }
  }
  return containers_.size();
}

bool Scanner::continues_fenced() {
  Fence& fence = *leaf().fence;
  if (cursor_.indent() < code_indentation && closes_fence(text_, ahead(), fence.mark, fence.length)) {
    fence.closing = without_trailing_blanks(text_, ahead());
    close_leaf();
    return true;
  }
  cursor_.skip_columns(fence.indent);
  add_rest();
  return true;
}

bool Scanner::continues_code() {
  if (leaf().fence) return continues_fenced();
  if (cursor_.indent() < code_indentation && !cursor_.blank()) return false;
  cursor_.skip_columns(code_indentation);
  add_rest();
  return true;
}

bool Scanner::continues_html() {
  if (cursor_.blank() && ends_with_blank_line(html_)) return false;
  add_rest();
  if (holds_end(html_, slice(text_, cursor_.rest()))) close_leaf();
  return true;
}

void Scanner::read(const SourceLine& line) {
  line_ = line;
  cursor_ = LineCursor(text_, line.span, line.column);
  no_break_before_ = line.span.begin;
  matched_ = matched_containers();
  if (all_matched() && in(BlockKind::code) && continues_code()) return;
  if (all_matched() && in(BlockKind::html) && continues_html()) return;
  if (!in(BlockKind::paragraph)) close_unmatched();
  Within within = all_matched() && in(BlockKind::paragraph) ? Within::paragraph : Within::nothing;
  for (Started started = start_block(within); started != Started::nothing; started = start_block(within)) {
    if (started == Started::leaf) return;
    within = Within::nothing;
  }
  add_text();
}

Started Scanner::start_block(Within within) {
  if (cursor_.blank()) return Started::nothing;
  if (cursor_.indent() >= code_indentation) {
    if (in(BlockKind::paragraph)) return Started::nothing;
    cursor_.skip_columns(code_indentation);
    open_leaf(BlockKind::code);
    add_rest();
    return Started::leaf;
  }
  if (is_letter(cursor_.next_char())) return Started::nothing;
  if (cursor_.next_char() == '>') {
    start_quote();
    return Started::container;
  }
  const Started leaf = start_leaf(within);
  if (leaf != Started::nothing) return leaf;
  return start_item(within) ? Started::container : Started::nothing;
}

Started Scanner::start_leaf(Within within) {
  if (start_heading() || start_fence() || start_html(within)) return Started::leaf;
  if (within == Within::paragraph && underline_level(text_, ahead()) > 0) {
    return underline() ? Started::leaf : Started::nothing;
  }
  return start_break() ? Started::leaf : Started::nothing;
}

bool Scanner::start_heading() {
  const std::size_t marks = heading_marks(text_, ahead());
  if (marks == 0) return false;
  open_leaf(BlockKind::heading).level = static_cast<int>(marks);
  add_line();
  close_leaf();
  return true;
}

bool Scanner::start_fence() {
  const auto length = opening_fence(text_, ahead());
  if (!length) return false;
  Fence fence;
  fence.mark = cursor_.next_char();
  fence.length = *length;
  fence.indent = cursor_.indent();
  fence.line = line_.number;
  fence.opening = without_trailing_blanks(text_, ahead());
  open_leaf(BlockKind::code).fence = fence;
  return true;
}

bool Scanner::start_html(Within within) {
  const std::string_view rest = slice(text_, ahead());
  const HtmlBlock html = html_block_at(rest, within);
  if (html == HtmlBlock::none) return false;
  open_leaf(BlockKind::html);
  html_ = html;
  add_rest();
  if (holds_end(html, rest)) close_leaf();
  return true;
}

/// Makes the open paragraph a heading, unless it consists of nothing but definitions.
bool Scanner::underline() {
  take_definitions();
  if (leaf().lines.empty()) return false;
  leaf().kind = BlockKind::heading;
  leaf().level = underline_level(text_, ahead());
  leaf().underline = without_trailing_blanks(text_, ahead());
  close_leaf();
  return true;
}

bool Scanner::start_break() {
  if (cursor_.next() < no_break_before_) return false;
  if (const auto refuted = no_break_before(text_, ahead())) {
    no_break_before_ = *refuted;
    return false;
  }
  open_leaf(BlockKind::thematic_break);
  add_line();
  close_leaf();
  return true;
}

void Scanner::start_quote() {
  close_unmatched();
  cursor_.skip_mark(1);
  cursor_.skip_columns(1);
  open_container({true, 0, 0});
}

/// The blanks after a marker belong to it, unless they are so many that code begins there (CommonMark 0.29, 5.2).
bool Scanner::start_item(Within within) {
  const std::size_t length = list_marker(text_, ahead(), within);
  if (length == 0) return false;
  close_unmatched();
  const std::size_t before = cursor_.indent();
  cursor_.skip_mark(length);
  const bool only_one = cursor_.blank() || cursor_.indent() > code_indentation;
  const std::size_t after = only_one ? 1 : cursor_.indent();
  cursor_.skip_columns(after);
  open_container({false, before + length + after, 0});
  return true;
}

/// What opens no block continues a paragraph, even one in containers that this line does not match.
void Scanner::add_text() {
  if (in(BlockKind::paragraph) && !cursor_.blank()) {
    add_line();
    return;
  }
  close_unmatched();
  if (cursor_.blank()) return;
  open_leaf(BlockKind::paragraph);
  add_line();
}

void Scanner::add_line() { leaf().lines.push_back({line_.number, ahead(), cursor_.indent()}); }

void Scanner::add_rest() { leaf().lines.push_back({line_.number, cursor_.rest(), cursor_.split_columns()}); }

void Scanner::open_container(Container container) {
  if (!containers_.empty()) ++containers_.back().blocks;
  if (container.quote) quotes_.push_back(containers_.size());
  depth_ += depth_of(container);
  containers_.push_back(container);
  matched_ = containers_.size();
}

Leaf& Scanner::open_leaf(BlockKind kind) {
  close_unmatched();
  if (!containers_.empty()) ++containers_.back().blocks;
  structure_.leaves.emplace_back();
  leaf().kind = kind;
  leaf().container_depth = depth_;
  open_ = true;
  return leaf();
}

/// Closes the open leaf and the containers that the line does not match.
void Scanner::close_unmatched() {
  close_leaf();
  while (containers_.size() > matched_) {
    depth_ -= depth_of(containers_.back());
    if (containers_.back().quote) quotes_.pop_back();
    containers_.pop_back();
  }
}

void Scanner::close_leaf() {
  if (!open_) return;
  if (in(BlockKind::paragraph)) take_definitions();
  const bool indented_code = in(BlockKind::code) && !leaf().fence;
  auto& lines = leaf().lines;
  while (indented_code && without_trailing_blanks(text_, lines.back().span).empty()) lines.pop_back();
  if (in(BlockKind::paragraph) && lines.empty()) drop_leaf();
  open_ = false;
}

/// Takes away a paragraph that was nothing but definitions.
void Scanner::drop_leaf() {
  structure_.leaves.pop_back();
  if (!containers_.empty()) --containers_.back().blocks;
}

void Scanner::take_definitions() {
  auto& lines = leaf().lines;
  Definitions found = leading_definitions(text_, lines);
  if (found.lines == 0) return;
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(found.lines));
  for (ReferenceDefinition& definition : found.definitions) structure_.definitions.push_back(std::move(definition));
}

Structure Scanner::finish() {
  matched_ = 0;
  close_unmatched();
  return std::move(structure_);
}

}  // namespace

Structure read_structure(std::string_view text, const std::vector<SourceLine>& lines) {
  Scanner scanner(text);
  for (const SourceLine& line : lines) scanner.read(line);
  return scanner.finish();
}

std::vector<SourceLine> lines_from(const SourceFile& source, std::size_t begin) {
  std::vector<SourceLine> lines;
  lines.reserve(source.line_count() + 1 - std::min(source.line_of(begin), source.line_count()));
  for (std::size_t line = source.line_of(begin); line <= source.line_count(); ++line) {
    const Span whole = source.line_span(line);
    if (whole.end >= begin) lines.push_back({line, {std::max(whole.begin, begin), whole.end}, 0});
  }
  return lines;
}

}  // namespace deepdive::markdown
