#include "core/index/escape.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace deepdive::index {

namespace {

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

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : trim(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) line += c;
    else if (!line.empty() && line.back() != ' ') line += ' ';
  }
  return visible(line, Lines::join);
}

bool opens_block(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("#>-+*=~").find(text.front()) != std::string_view::npos) return true;
  const std::size_t digits = text.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string_view::npos && (text[digits] == '.' || text[digits] == ')');
}

}  // namespace

std::string escape_inline(std::string_view raw) {
  const std::string text = on_one_line(raw);
  std::string escaped;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t code_end = text[i] == '`' ? code_span_end(text, i) : std::string::npos;
    if (code_end != std::string::npos) {
      escaped += text.substr(i, code_end - i);
      i = code_end;
      continue;
    }
    if (text[i] == '\\' && i + 1 < text.size()) {
      escaped += text.substr(i, 2);
      i += 2;
      continue;
    }
    if (std::string_view("`[]<\\").find(text[i]) != std::string_view::npos) escaped += '\\';
    escaped += text[i++];
  }
  return escaped;
}

std::string escape_item(std::string_view text) {
  std::string escaped = escape_inline(text);
  if (!opens_block(escaped)) return escaped;
  const std::size_t digits = escaped.find_first_not_of("0123456789");
  return escaped.insert(digits, "\\");
}

std::string escape_cell(std::string_view text) {
  std::string escaped;
  for (const char c : escape_inline(text)) {
    const bool done = !escaped.empty() && escaped.back() == '\\';
    if (c == '|' && !done) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace deepdive::index
