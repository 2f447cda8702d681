#include "core/yaml/extent.hpp"

#include <algorithm>

namespace deepdive::yaml {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t double_quoted_end(std::string_view source, std::size_t begin) {
  for (std::size_t i = begin + 1; i < source.size(); ++i) {
    if (source[i] == '\\') ++i;
    else if (source[i] == '"') return i + 1;
  }
  return source.size();
}

std::size_t single_quoted_end(std::string_view source, std::size_t begin) {
  for (std::size_t i = begin + 1; i < source.size(); ++i) {
    if (source[i] != '\'') continue;
    if (i + 1 < source.size() && source[i + 1] == '\'') ++i;
    else return i + 1;
  }
  return source.size();
}

/// Plain and block scalars differ from what they read as only in blanks, so the end is where the last character that
/// is none has been met.
std::size_t end_of_words(std::string_view source, std::size_t begin, std::string_view text) {
  std::size_t at = begin;
  std::size_t end = begin;
  for (const char c : text) {
    if (is_blank(c)) continue;
    while (at < source.size() && source[at] != c) ++at;
    end = std::min(at + 1, source.size());
    at = end;
  }
  return end;
}

std::size_t line_end(std::string_view source, std::size_t from) {
  const std::size_t end = std::min(source.find('\n', from), source.size());
  return end > from && source[end - 1] == '\r' ? end - 1 : end;
}

}  // namespace

std::size_t scalar_end(std::string_view source, std::size_t begin, std::string_view text) {
  if (begin >= source.size()) return source.size();
  switch (source[begin]) {
    case '"': return double_quoted_end(source, begin);
    case '\'': return single_quoted_end(source, begin);
    case '|':
    case '>': {
      const std::size_t header = line_end(source, begin);
      return std::max(header, end_of_words(source, header, text));
    }
    default: return end_of_words(source, begin, text);
  }
}

std::size_t flow_end(std::string_view source, std::size_t from) {
  for (std::size_t i = from; i < source.size(); ++i) {
    if (source[i] == ']' || source[i] == '}') return i + 1;
    if (source[i] == '#') i = line_end(source, i);
  }
  return source.size();
}

std::size_t dash_end(std::string_view source, std::size_t from) {
  for (std::size_t i = from; i < source.size(); ++i) {
    if (source[i] == '-') return i + 1;
    if (source[i] == '#') i = line_end(source, i);
    else if (!is_blank(source[i]) && source[i] != ':') return from;
  }
  return from;
}

std::size_t next_quote(std::string_view source, std::size_t from) {
  for (std::size_t i = from; i < source.size(); ++i) {
    if (source[i] == '"' || source[i] == '\'') return i;
    if (source[i] == '#' && i > 0 && is_blank(source[i - 1])) i = line_end(source, i);
  }
  return std::string_view::npos;
}

std::size_t null_length(std::string_view source, std::size_t begin) {
  for (const std::string_view word : {"null", "Null", "NULL", "~"}) {
    if (source.substr(std::min(begin, source.size()), word.size()) != word) continue;
    const std::size_t next = begin + word.size();
    if (next >= source.size() || is_blank(source[next]) || source[next] == ',' || source[next] == ']' ||
        source[next] == '}') {
      return word.size();
    }
  }
  return 0;
}

}  // namespace deepdive::yaml
