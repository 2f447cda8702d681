#include "core/markdown/inlines.hpp"

#include <md4c.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "core/markdown/bare_url.hpp"
#include "core/markdown/entity.hpp"
#include "core/markdown/excerpt.hpp"
#include "core/markdown/heading.hpp"
#include "core/markdown/line.hpp"
#include "core/markdown/link.hpp"

namespace deepdive::markdown {

namespace {

/// What md4c reads: definitions, then each paragraph and heading as a heading of one line. So it has no block
/// structure to find, and where its text stands in the source is known to us whatever container the block is in.
struct Prepared {
  Excerpt excerpt;
  std::vector<std::size_t> leaves = {};  ///< indices of the leaves that became a line
  std::vector<Span> lines = {};          ///< their content in the excerpt
  std::vector<Span> line_ends = {};      ///< what is not shown at the end of lines
};

bool has_inlines(const Leaf& leaf) { return leaf.kind == BlockKind::paragraph || leaf.kind == BlockKind::heading; }

/// Length of what stands at the end of a line and is not shown there: blanks, or a backslash that breaks the line.
std::size_t invisible_end(std::string_view text, Span line) {
  const std::size_t blanks = line.end - without_trailing_blanks(text, line).end;
  if (blanks > 0) return blanks;
  std::size_t backslashes = 0;
  while (backslashes < line.size() && text[line.end - 1 - backslashes] == '\\') ++backslashes;
  return backslashes % 2;
}

void add_paragraph(std::string_view text, const std::vector<LeafLine>& lines, Prepared& prepared) {
  for (const LeafLine& line : lines) {
    const bool last = &line == &lines.back();
    prepared.excerpt.add(last ? without_trailing_blanks(text, line.span) : line.span);
    if (last) return;
    const std::size_t end = prepared.excerpt.text().size();
    prepared.line_ends.push_back({end - invisible_end(text, line.span), end});
    prepared.excerpt.add_glue(" ");
  }
}

void add_leaf(std::string_view text, const Leaf& leaf, Prepared& prepared) {
  prepared.excerpt.add_glue("# ");
  const std::size_t begin = prepared.excerpt.text().size();
  const bool marked = leaf.kind == BlockKind::heading && !leaf.underline;
  if (marked) prepared.excerpt.add(heading_content(text, leaf.lines.front().span));
  else add_paragraph(text, leaf.lines, prepared);
  prepared.lines.push_back({begin, prepared.excerpt.text().size()});
  prepared.excerpt.add_glue(" #\n");
}

Prepared prepare(std::string_view text, const Structure& structure) {
  Prepared prepared{Excerpt(text)};
  prepared.excerpt.reserve(text.size());
  for (const ReferenceDefinition& definition : structure.definitions) {
    prepared.excerpt.add_glue('[' + definition.label + "]: " + escape_destination(definition.target) + "\n\n");
  }
  for (std::size_t i = 0; i < structure.leaves.size(); ++i) {
    if (!has_inlines(structure.leaves[i])) continue;
    prepared.leaves.push_back(i);
    add_leaf(text, structure.leaves[i], prepared);
  }
  return prepared;
}

/// Receives md4c's callbacks. Text that the parser hands over lies in the buffer that it reads, so its offset is a
/// difference of pointers; decoded text lies elsewhere.
class Collector {
public:
  Collector(const Prepared& prepared, std::size_t leaf_count) : prepared_(prepared), text_(prepared.excerpt.text()) {
    inlines_.leaves.resize(leaf_count);
    inlines_.rendered.reserve(text_.size());
  }

  void enter_block(MD_BLOCKTYPE type);
  void leave_block(MD_BLOCKTYPE type);
  void enter_span(MD_SPANTYPE type, void* detail);
  void leave_span(MD_SPANTYPE type);
  void add_text(MD_TEXTTYPE type, std::string_view text);

  [[nodiscard]] Inlines take();

private:
  [[nodiscard]] std::optional<std::size_t> offset_of(const char* at) const;
  [[nodiscard]] Span& rendered_span() { return inlines_.leaves[prepared_.leaves[line_]]; }
  [[nodiscard]] Span in_source(Span part) const { return prepared_.excerpt.in_source(part); }
  void add_link(Link link);
  void open_link(bool image, const MD_ATTRIBUTE& target);
  void close_link();
  void show(MD_TEXTTYPE type, std::string_view text, std::string& to) const;
  void place_text(MD_TEXTTYPE type, Span span);

  const Prepared& prepared_;
  std::string_view text_;
  std::size_t line_ = 0;
  bool inside_ = false;
  std::size_t cursor_ = 0;  ///< what comes next stands here or later
  std::vector<RawLink> open_links_ = {};
  std::size_t images_ = 0;  ///< of the open links
  std::vector<Span> plain_ = {};
  Inlines inlines_ = {};
};

std::optional<std::size_t> Collector::offset_of(const char* at) const {
  const std::less_equal<const char*> not_after;
  if (!not_after(text_.data(), at) || !not_after(at, text_.data() + text_.size())) return std::nullopt;
  return static_cast<std::size_t>(at - text_.data());
}

std::string decoded(const MD_ATTRIBUTE& attribute) {
  std::string text;
  for (std::size_t i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
    const MD_OFFSET begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    text += attribute.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(part) : std::string(part);
  }
  return text;
}

void show_whole(MD_TEXTTYPE type, std::string_view text, std::string& to) {
  if (type == MD_TEXT_HTML) return;
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) to += ' ';
  else if (type == MD_TEXT_NULLCHAR) to += "\xEF\xBF\xBD";
  else if (type == MD_TEXT_ENTITY) to += decode_entity(text);
  else to += text;
}

/// Length of the mark before a link's text.
std::size_t opening_size(const RawLink& link) { return link.image ? 2 : 1; }

/// md4c 0.4 takes `<!a:b>` for an address, although no scheme begins so.
bool is_misread(const Link& link) {
  const char first = link.target.empty() ? 'a' : ascii_lower(link.target.substr(0, 1)).front();
  return link.kind == LinkKind::autolink && (first < 'a' || first > 'z');
}

void Collector::enter_block(MD_BLOCKTYPE type) {
  inside_ = type == MD_BLOCK_H && line_ < prepared_.lines.size();
  if (!inside_) return;
  cursor_ = prepared_.lines[line_].begin;
  rendered_span() = {inlines_.rendered.size(), inlines_.rendered.size()};
}

void Collector::leave_block(MD_BLOCKTYPE type) {
  if (inside_) rendered_span().end = inlines_.rendered.size();
  inside_ = false;
  open_links_.clear();
  images_ = 0;
  if (type == MD_BLOCK_H) ++line_;
}

void Collector::open_link(bool image, const MD_ATTRIBUTE& target) {
  RawLink link;
  link.image = image;
  link.target = decoded(target);
  link.after = cursor_ + (open_links_.empty() || open_links_.back().extent ? 0 : opening_size(open_links_.back()));
  open_links_.push_back(std::move(link));
  images_ += image ? 1 : 0;
}

void Collector::close_link() {
  RawLink raw = std::move(open_links_.back());
  open_links_.pop_back();
  images_ -= raw.image ? 1 : 0;
  Link link = place_link(text_.substr(0, prepared_.lines[line_].end), std::move(raw));
  cursor_ = std::max(cursor_, link.span.end);
  if (!open_links_.empty()) {
    RawLink& outer = open_links_.back();
    outer.text += link.text;
    outer.extent = Span{outer.extent ? outer.extent->begin : link.span.begin, link.span.end};
  }
  if (!is_misread(link)) add_link(std::move(link));
}

void Collector::add_link(Link link) {
  link.span = in_source(link.span);
  const Span target = in_source(link.target_span);
  link.target_span = {std::clamp(target.begin, link.span.begin, link.span.end),
                      std::clamp(target.end, link.span.begin, link.span.end)};
  inlines_.links.push_back(std::move(link));
}

void Collector::enter_span(MD_SPANTYPE type, void* detail) {
  if (!inside_) return;
  if (type == MD_SPAN_A) open_link(false, static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
  if (type == MD_SPAN_IMG) open_link(true, static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
}

/// md4c 0.4 leaves images that it never entered: those whose marks stand in a link's destination.
void Collector::leave_span(MD_SPANTYPE type) {
  if (open_links_.empty() || (type != MD_SPAN_A && type != MD_SPAN_IMG)) return;
  if (open_links_.back().image == (type == MD_SPAN_IMG)) close_link();
}

/// What is not shown at the end of a line is shown in code nevertheless.
void Collector::show(MD_TEXTTYPE type, std::string_view text, std::string& to) const {
  const auto begin = offset_of(text.data());
  if (type != MD_TEXT_NORMAL || !begin) return show_whole(type, text, to);
  const auto& ends = prepared_.line_ends;
  const auto is_before = [](const Span& span, std::size_t at) { return span.begin < at; };
  std::size_t at = *begin;
  const std::size_t end = *begin + text.size();
  for (auto hidden = std::lower_bound(ends.begin(), ends.end(), at, is_before);
       hidden != ends.end() && hidden->begin < end; ++hidden) {
    to += slice(text_, {at, hidden->begin});
    at = hidden->end;
  }
  to += text_.substr(at, end - at);
}

void Collector::place_text(MD_TEXTTYPE type, Span span) {
  cursor_ = std::max(cursor_, span.end);
  if (type == MD_TEXT_HTML) inlines_.html.push_back(in_source(span));
  if (open_links_.empty()) {
    if (type == MD_TEXT_NORMAL) plain_.push_back(span);
    return;
  }
  auto& extent = open_links_.back().extent;
  extent = Span{extent ? extent->begin : span.begin, span.end};
}

void Collector::add_text(MD_TEXTTYPE type, std::string_view text) {
  if (!inside_) return;
  if (images_ == 0) show(type, text, inlines_.rendered);
  if (!open_links_.empty()) show(type, text, open_links_.back().text);
  const auto at = offset_of(text.data());
  if (at && !text.empty()) place_text(type, {*at, *at + text.size()});
}

Inlines Collector::take() {
  for (Link& link : find_bare_urls(text_, plain_)) add_link(std::move(link));
  inlines_.undefined_references = find_undefined(text_, plain_);
  for (UndefinedReference& reference : inlines_.undefined_references) reference.span = in_source(reference.span);
  return std::move(inlines_);
}

MD_PARSER callbacks() {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_STRIKETHROUGH;
  parser.enter_block = [](MD_BLOCKTYPE type, void*, void* user) {
    static_cast<Collector*>(user)->enter_block(type);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    static_cast<Collector*>(user)->leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    static_cast<Collector*>(user)->enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    static_cast<Collector*>(user)->leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* begin, MD_SIZE size, void* user) {
    static_cast<Collector*>(user)->add_text(type, {begin, size});
    return 0;
  };
  return parser;
}

}  // namespace

Inlines read_inlines(std::string_view text, const Structure& structure) {
  const Prepared prepared = prepare(text, structure);
  Collector collector(prepared, structure.leaves.size());
  const MD_PARSER parser = callbacks();
  const std::string& buffer = prepared.excerpt.text();
  md_parse(buffer.data(), static_cast<MD_SIZE>(buffer.size()), &parser, &collector);
  return collector.take();
}

}  // namespace deepdive::markdown
