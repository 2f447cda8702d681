#include "core/index/escape.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.hpp"

namespace deepdive::index {

namespace {

/// ASCII punctuation, which is all that a backslash can escape.
bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

std::size_t backticks_at(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of('`', at), text.size()) - at;
}

/// End of the code span whose opening run of backticks stands at `at`; npos when nothing closes it.
std::size_t code_span_end(std::string_view text, std::size_t at) {
  const std::size_t length = backticks_at(text, at);
  for (std::size_t i = at + length; i < text.size();) {
    const std::size_t run = text[i] == '`' ? backticks_at(text, i) : 0;
    if (run == length) return i + run;
    i += std::max<std::size_t>(run, 1);
  }
  return std::string_view::npos;
}

/// A part of a text as it must be written, and its length before.
struct Piece {
  std::string escaped = {};
  std::size_t length = 0;
};

/// A whole code span, or backticks that open none.
Piece backticks_piece(std::string_view text, std::size_t at) {
  const std::size_t end = code_span_end(text, at);
  if (end != std::string_view::npos) return {std::string(text.substr(at, end - at)), end - at};
  Piece piece{{}, backticks_at(text, at)};
  for (std::size_t i = 0; i < piece.length; ++i) piece.escaped += "\\`";
  return piece;
}

Piece piece_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '`') return backticks_piece(text, at);
  if (c == '\\' && at + 1 < text.size()) return {std::string(text.substr(at, 2)), 2};
  const bool mark = std::string_view("[]<\\").find(c) != std::string_view::npos;
  return {mark ? std::string{'\\', c} : std::string(1, c), 1};
}

/// A part of a text as plain text, and its length before.
Piece plain_piece_at(std::string_view text, std::size_t at) {
  const std::size_t end = text[at] == '`' ? code_span_end(text, at) : std::string_view::npos;
  if (end != std::string_view::npos) {
    const std::size_t fence = backticks_at(text, at);
    return {std::string(trim(text.substr(at + fence, end - at - 2 * fence))), end - at};
  }
  if (text[at] == '`') return {std::string(backticks_at(text, at), '`'), backticks_at(text, at)};
  const bool escape = text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1]);
  return {std::string(1, text[at + (escape ? 1 : 0)]), escape ? std::size_t{2} : std::size_t{1}};
}

bool consists_of(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

/// Length of the mark that opens a heading or a list's item when a blank follows: "##", "-", "12."; 0 for others.
std::size_t mark_length(std::string_view text) {
  const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
  if (hashes > 0) return hashes;
  if (std::string_view("-+*").find(text.front()) != std::string_view::npos) return 1;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool numbered = digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
  return numbered ? digits + 1 : 0;
}

bool opens_block(std::string_view text) {
  if (text.empty()) return false;
  if (text.front() == '>' || text.substr(0, 3) == "~~~") return true;
  if (consists_of(text, "- ") || consists_of(text, "* ") || consists_of(text, "_ ")) return true;
  const std::size_t mark = mark_length(text);
  return mark > 0 && (mark == text.size() || text[mark] == ' ');
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// A byte of a link's destination in angle brackets.
std::string in_angle_brackets(char c) {
  if (is_control(c)) return fmt::format("&#{};", static_cast<int>(c));
  return std::string_view("<>\\&").find(c) == std::string_view::npos ? std::string(1, c) : std::string{'\\', c};
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : trim(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) line += c;
    else if (!line.empty() && line.back() != ' ') line += ' ';
  }
  return visible(line, Lines::join);
}

std::string plain_text(std::string_view raw) {
  const std::string text = one_line(raw);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = plain_piece_at(text, at);
    result += piece.escaped;
    at += piece.length;
  }
  return result;
}

std::string escape_inline(std::string_view raw) {
  const std::string text = one_line(raw);
  std::string escaped;
  for (std::size_t at = 0; at < text.size();) {
    const Piece piece = piece_at(text, at);
    escaped += piece.escaped;
    at += piece.length;
  }
  return escaped;
}

std::string escape_heading(std::string_view text) {
  std::string escaped = escape_inline(text);
  const std::size_t last = escaped.find_last_not_of('#');
  const std::size_t closing = last == std::string::npos ? 0 : last + 1;
  const bool closes = closing < escaped.size() && (closing == 0 || escaped[closing - 1] == ' ');
  return closes ? escaped.insert(closing, "\\") : escaped;
}

std::string escape_item(std::string_view text) {
  std::string escaped = escape_inline(text);
  if (!opens_block(escaped)) return escaped;
  const std::size_t digits = escaped.find_first_not_of("0123456789");
  return escaped.insert(digits, "\\");
}

std::string escape_cell(std::string_view text) {
  std::string escaped;
  bool after_backslash = false;
  for (const char c : escape_inline(text)) {
    if (c == '|' && !after_backslash) escaped += '\\';
    escaped += c;
    after_backslash = c == '\\' && !after_backslash;
  }
  return escaped;
}

std::string escape_label(std::string_view text) {
  constexpr std::string_view harmless = ".,()'/+?!-=";
  std::string escaped;
  for (const char c : plain_text(text)) {
    if (is_punctuation(c) && harmless.find(c) == std::string_view::npos) {
      escaped += fmt::format("#{};", static_cast<int>(c));
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string escape_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>&~").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string escape_destination(std::string_view path) {
  const bool harmless = std::none_of(path.begin(), path.end(), [](char c) {
    return is_control(c) || c == ' ' || std::string_view("()<>\\&").find(c) != std::string_view::npos;
  });
  if (harmless) return std::string(path);
  std::string escaped;
  for (const char c : path) escaped += in_angle_brackets(c);
  return '<' + escaped + '>';
}

std::string escape_code(std::string_view raw) {
  const std::string text = one_line(raw);
  std::string fence = "`";
  while (text.find(fence) != std::string::npos) fence += '`';
  const std::string_view pad = fence.size() > 1 ? " " : "";
  return fmt::format("{}{}{}{}{}", fence, pad, text, pad, fence);
}

}  // namespace deepdive::index
