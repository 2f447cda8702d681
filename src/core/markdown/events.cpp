#include "core/markdown/events.hpp"

#include <md4c.h>

#include <algorithm>
#include <utility>

#include "core/markdown/entity.hpp"

namespace deepdive::markdown {

namespace {

/// Receives md4c's callbacks. Text that the parser hands over lies in the buffer that it reads, so its offset is a
/// difference of pointers; the rest (indentation of code, line ends, decoded attributes) lies elsewhere.
class Collector {
public:
  Collector(const SourceFile& source, std::string_view text, std::size_t body_begin)
      : source_(source), text_(text), cursor_(body_begin) {
    events_.covered.resize(source.line_count() + 2);
  }

  void enter_block(MD_BLOCKTYPE type, void* detail);
  void leave_block(MD_BLOCKTYPE type);
  void enter_span(MD_SPANTYPE type, void* detail);
  void leave_span(MD_SPANTYPE type);
  void add_text(MD_TEXTTYPE type, std::string_view text);

  [[nodiscard]] Events take() { return std::move(events_); }

private:
  [[nodiscard]] std::optional<std::size_t> offset_of(const char* at) const;
  [[nodiscard]] std::string decode(const MD_ATTRIBUTE& attribute) const;
  void open_code(const MD_BLOCK_CODE_DETAIL& detail);
  void close_code();
  void open_leaf(BlockKind kind, int level);
  void open_link(bool image, const MD_ATTRIBUTE& target);
  void close_link();
  void add_code_text(std::string_view text, std::optional<std::size_t> at);
  void add_inline_text(MD_TEXTTYPE type, std::string_view text, std::optional<std::size_t> at);
  void cover(Span span);

  const SourceFile& source_;
  std::string_view text_;
  std::size_t cursor_;
  std::size_t depth_ = 0;
  std::size_t images_ = 0;
  std::optional<RawCodeBlock> code_ = std::nullopt;
  bool code_line_open_ = false;
  bool in_leaf_ = false;
  std::vector<RawLink> open_links_ = {};
  Events events_ = {};
};

bool is_container(MD_BLOCKTYPE type) {
  return type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_LI;
}

std::optional<std::size_t> Collector::offset_of(const char* at) const {
  const std::less_equal<const char*> not_after;
  if (!not_after(text_.data(), at) || !not_after(at, text_.data() + text_.size())) return std::nullopt;
  return static_cast<std::size_t>(at - text_.data());
}

std::string Collector::decode(const MD_ATTRIBUTE& attribute) const {
  std::string decoded;
  for (std::size_t i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
    const MD_OFFSET begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    decoded += attribute.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(part) : std::string(part);
  }
  return decoded;
}

void Collector::cover(Span span) {
  const std::size_t last = source_.line_of(span.empty() ? span.begin : span.end - 1);
  for (std::size_t line = source_.line_of(span.begin); line <= last; ++line) events_.covered[line] = true;
}

void Collector::open_code(const MD_BLOCK_CODE_DETAIL& detail) {
  RawCodeBlock raw;
  raw.fence = detail.fence_char;
  raw.after = cursor_;
  raw.container_depth = depth_;
  if (raw.fence != '\0' && detail.info.size > 0) {
    raw.info = decode(detail.info);
    raw.info_at = offset_of(detail.info.text);
  }
  code_ = std::move(raw);
  code_line_open_ = false;
}

void Collector::close_code() {
  CodeBlock block = place_code_block(source_, *code_);
  code_ = std::nullopt;
  cursor_ = std::max(cursor_, offset_after(source_, block));
  if (!block.span.empty()) cover(block.span);
  events_.code_blocks.push_back(std::move(block));
}

void Collector::open_leaf(BlockKind kind, int level) {
  RawBlock block;
  block.kind = kind;
  block.level = level;
  block.after = cursor_;
  block.container_depth = depth_;
  events_.blocks.push_back(std::move(block));
  in_leaf_ = kind != BlockKind::thematic_break;
}

void Collector::enter_block(MD_BLOCKTYPE type, void* detail) {
  if (is_container(type)) ++depth_;
  if (type == MD_BLOCK_CODE) open_code(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail));
  if (type == MD_BLOCK_P) open_leaf(BlockKind::paragraph, 0);
  if (type == MD_BLOCK_H) open_leaf(BlockKind::heading, static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
  if (type == MD_BLOCK_HTML) open_leaf(BlockKind::html, 0);
  if (type == MD_BLOCK_HR) open_leaf(BlockKind::thematic_break, 0);
}

void Collector::leave_block(MD_BLOCKTYPE type) {
  if (is_container(type)) --depth_;
  if (type == MD_BLOCK_CODE) close_code();
  if (type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_HTML) in_leaf_ = false;
}

void Collector::open_link(bool image, const MD_ATTRIBUTE& target) {
  RawLink link;
  link.image = image;
  link.target = decode(target);
  link.target_at = offset_of(target.text);
  link.after = cursor_;
  link.block = events_.blocks.empty() ? 0 : events_.blocks.size() - 1;
  open_links_.push_back(std::move(link));
}

void Collector::close_link() {
  RawLink link = std::move(open_links_.back());
  open_links_.pop_back();
  if (!open_links_.empty()) {
    RawLink& outer = open_links_.back();
    if (link.image) outer.text += link.text;
    if (link.extent) {
      outer.extent = outer.extent ? Span{outer.extent->begin, link.extent->end} : *link.extent;
    }
  }
  events_.links.push_back(std::move(link));
}

void Collector::enter_span(MD_SPANTYPE type, void* detail) {
  if (type == MD_SPAN_A) open_link(false, static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
  if (type == MD_SPAN_IMG) {
    open_link(true, static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
    ++images_;
  }
}

void Collector::leave_span(MD_SPANTYPE type) {
  if (type == MD_SPAN_IMG) --images_;
  if (type == MD_SPAN_A || type == MD_SPAN_IMG) close_link();
}

void Collector::add_code_text(std::string_view text, std::optional<std::size_t> at) {
  if (!code_line_open_) code_->lines.emplace_back();
  code_line_open_ = true;
  RawCodeLine& line = code_->lines.back();
  if (!at && text == "\n") {
    code_line_open_ = false;
  } else if (!at && !line.text) {
    line.indent += text.size();
  } else if (at) {
    line.text = line.text ? Span{line.text->begin, *at + text.size()} : Span{*at, *at + text.size()};
  }
}

void Collector::add_inline_text(MD_TEXTTYPE type, std::string_view text, std::optional<std::size_t> at) {
  RawBlock& block = events_.blocks.back();
  std::string shown(text);
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) shown = " ";
  if (type == MD_TEXT_NULLCHAR) shown = "\xEF\xBF\xBD";
  if (type == MD_TEXT_ENTITY) shown = decode_entity(text);
  if (type == MD_TEXT_HTML) shown = {};
  if (images_ == 0) block.rendered += shown;
  if (!open_links_.empty()) open_links_.back().text += shown;
  if (!at || text.empty()) return;
  const Span span{*at, *at + text.size()};
  block.extent = block.extent ? Span{std::min(block.extent->begin, span.begin), std::max(block.extent->end, span.end)}
                              : span;
  if (!open_links_.empty()) {
    auto& extent = open_links_.back().extent;
    extent = extent ? Span{extent->begin, span.end} : span;
  } else if (type == MD_TEXT_NORMAL) {
    events_.plain.push_back(span);
  }
  if (type == MD_TEXT_HTML && block.kind != BlockKind::html) events_.inline_html.push_back(span);
  cover(span);
}

void Collector::add_text(MD_TEXTTYPE type, std::string_view text) {
  const auto at = offset_of(text.data());
  if (at) cursor_ = std::max(cursor_, *at + text.size());
  if (code_) add_code_text(text, at);
  else if (in_leaf_) add_inline_text(type, text, at);
}

}  // namespace

Events gather(const SourceFile& source, std::string_view text, std::size_t body_begin) {
  Collector collector(source, text, body_begin);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEAUTOLINKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    static_cast<Collector*>(user)->enter_block(type, detail);
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
  const std::string_view body = text.substr(std::min(body_begin, text.size()));
  md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &collector);
  Events events = collector.take();
  mend_closings(events.code_blocks);
  return events;
}

}  // namespace deepdive::markdown
