#include "core/markdown/html_block.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace deepdive::markdown {

namespace {

constexpr std::array<std::string_view, 3> raw_text_tags{"script", "pre", "style"};

// clang-format off
constexpr std::array<std::string_view, 62> block_tags{
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li",
    "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section",
    "source", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul"};
// clang-format on

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_tag_character(char c) { return is_letter(c) || is_digit(c) || c == '-'; }
bool is_name_start(char c) { return is_letter(c) || c == '_' || c == ':'; }
bool is_name_character(char c) { return is_name_start(c) || is_digit(c) || c == '.' || c == '-'; }
bool is_space(char c) { return is_blank(c) || c == '\v' || c == '\f' || c == '\r'; }
bool is_unquoted(char c) { return !is_space(c) && std::string_view("\"'=<>`").find(c) == std::string_view::npos; }

/// Takes characters of a kind from the front of `text`; gives how many.
template <typename Predicate>
std::size_t take(std::string_view& text, Predicate is_wanted) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_wanted);
  const auto count = static_cast<std::size_t>(end - text.begin());
  text.remove_prefix(count);
  return count;
}

bool take(std::string_view& text, char wanted) {
  const bool found = !text.empty() && text.front() == wanted;
  if (found) text.remove_prefix(1);
  return found;
}

std::string_view take_tag_name(std::string_view& text) {
  const std::string_view whole = text;
  if (text.empty() || !is_letter(text.front())) return {};
  return whole.substr(0, take(text, is_tag_character));
}

bool take_value(std::string_view& text) {
  const char quote = text.empty() ? '\0' : text.front();
  if (quote != '"' && quote != '\'') return take(text, is_unquoted) > 0;
  const std::size_t close = text.find(quote, 1);
  if (close == std::string_view::npos) return false;
  text.remove_prefix(close + 1);
  return true;
}

/// Takes `name` or `name = value`; false when what stands after the `=` is no value.
bool take_attribute(std::string_view& text) {
  take(text, is_name_character);
  std::string_view after = text;
  take(after, is_space);
  if (!take(after, '=')) return true;
  take(after, is_space);
  text = after;
  return take_value(text);
}

/// Whether the text is one complete tag and nothing but blanks after it.
bool is_lone_tag(std::string_view text) {
  take(text, '<');
  const bool closing = take(text, '/');
  if (take_tag_name(text).empty()) return false;
  std::size_t spaces = take(text, is_space);
  while (!closing && spaces > 0 && !text.empty() && is_name_start(text.front())) {
    if (!take_attribute(text)) return false;
    spaces = take(text, is_space);
  }
  if (!closing) take(text, '/');
  if (!take(text, '>')) return false;
  take(text, is_space);
  return text.empty();
}

template <typename Tags>
bool holds(const Tags& tags, std::string_view name) {
  return std::find(tags.begin(), tags.end(), ascii_lower(name)) != tags.end();
}

HtmlBlock known_tag_at(std::string_view line) {
  line.remove_prefix(1);
  const bool closing = take(line, '/');
  const std::string_view name = take_tag_name(line);
  const bool ends_name = line.empty() || is_space(line.front()) || line.front() == '>';
  if (!closing && ends_name && holds(raw_text_tags, name)) return HtmlBlock::raw_text;
  if ((ends_name || line.substr(0, 2) == "/>") && holds(block_tags, name)) return HtmlBlock::known_tag;
  return HtmlBlock::none;
}

}  // namespace

HtmlBlock html_block_at(std::string_view line, Within within) {
  if (line.empty() || line.front() != '<') return HtmlBlock::none;
  if (line.substr(0, 4) == "<!--") return HtmlBlock::comment;
  if (line.substr(0, 2) == "<?") return HtmlBlock::instruction;
  if (line.substr(0, 9) == "<![CDATA[") return HtmlBlock::cdata;
  if (line.substr(0, 2) == "<!" && line.size() > 2 && line[2] >= 'A' && line[2] <= 'Z') return HtmlBlock::declaration;
  const HtmlBlock known = known_tag_at(line);
  if (known != HtmlBlock::none) return known;
  return within == Within::nothing && is_lone_tag(line) ? HtmlBlock::any_tag : HtmlBlock::none;
}

bool ends_with_blank_line(HtmlBlock block) { return block == HtmlBlock::known_tag || block == HtmlBlock::any_tag; }

bool holds_end(HtmlBlock block, std::string_view line) {
  const auto holds_mark = [&](std::string_view mark) { return line.find(mark) != std::string_view::npos; };
  switch (block) {
    case HtmlBlock::raw_text: {
      const std::string lower = ascii_lower(line);
      return std::any_of(raw_text_tags.begin(), raw_text_tags.end(), [&](std::string_view tag) {
        return lower.find("</" + std::string(tag) + '>') != std::string::npos;
      });
    }
    case HtmlBlock::comment: return holds_mark("-->");
    case HtmlBlock::instruction: return holds_mark("?>");
    case HtmlBlock::declaration: return holds_mark(">");
    case HtmlBlock::cdata: return holds_mark("]]>");
    case HtmlBlock::none:
    case HtmlBlock::known_tag:
    case HtmlBlock::any_tag: return false;
  }
  return false;
}

}  // namespace deepdive::markdown
