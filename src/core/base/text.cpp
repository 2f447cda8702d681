#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace deepdive {

namespace {

/// A range of first bytes with the length of their sequences and the range of the second byte (Unicode 15, table 3-7).
struct Lead {
  unsigned char first;
  unsigned char last;
  std::size_t length;
  unsigned char low;
  unsigned char high;
};

constexpr std::array<Lead, 8> leads{{{0xC2, 0xDF, 2, 0x80, 0xBF},
                                     {0xE0, 0xE0, 3, 0xA0, 0xBF},
                                     {0xE1, 0xEC, 3, 0x80, 0xBF},
                                     {0xED, 0xED, 3, 0x80, 0x9F},
                                     {0xEE, 0xEF, 3, 0x80, 0xBF},
                                     {0xF0, 0xF0, 4, 0x90, 0xBF},
                                     {0xF1, 0xF3, 4, 0x80, 0xBF},
                                     {0xF4, 0xF4, 4, 0x80, 0x8F}}};

/// Bytes at the beginning that are ASCII, as far as a look at eight at a time tells.
std::size_t ascii_run(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  return at;
}

/// Length of the well-formed sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (byte(0) < 0x80) return 1;
  const auto lead = std::find_if(leads.begin(), leads.end(),
                                 [&](const Lead& each) { return each.first <= byte(0) && byte(0) <= each.last; });
  if (lead == leads.end() || at + lead->length > text.size()) return 0;
  if (byte(1) < lead->low || byte(1) > lead->high) return 0;
  for (std::size_t i = 2; i < lead->length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  return lead->length;
}

std::uint32_t decode(std::string_view text, std::size_t at, std::size_t length) {
  static constexpr std::array<unsigned, 5> lead_mask{0, 0x7F, 0x1F, 0x0F, 0x07};
  std::uint32_t code = static_cast<unsigned char>(text[at]) & lead_mask[length];
  for (std::size_t i = 1; i < length; ++i) code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  return code;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// UTF-8 of a code point of the Basic Multilingual Plane above U+07FF.
std::string encode_three(std::uint32_t code) {
  return {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
          static_cast<char>(0x80 | (code & 0x3F))};
}

/// Controls that change what a reader sees without being seen: C1, line separators and bidirectional formatting.
bool is_hidden_control(std::uint32_t code) {
  return (code >= 0x80 && code <= 0x9F) || code == 0x2028 || code == 0x2029 || code == 0x200E || code == 0x200F ||
         code == 0x061C || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/// Bytes at the beginning that are printable ASCII.
std::size_t printable_run(std::string_view text) {
  const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c < 0x20 || c >= 0x7F; });
  return static_cast<std::size_t>(end - text.begin());
}

std::string picture_of(std::uint32_t code) {
  if (code < 0x20) return encode_three(0x2400 + code);
  if (code == 0x7F) return encode_three(0x2421);
  return encode_three(0xFFFD);
}

}  // namespace

std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t at = ascii_run(text); at < text.size();) {
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return at;
    at += length;
    if (length == 1) at += ascii_run(text.substr(at));
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ascii = ascii_run(text.substr(at));
    const std::size_t length = ascii > 0 ? ascii : sequence_length(text, at);
    at += length == 0 ? 1 : length;
    count += ascii > 0 ? ascii : 1;
  }
  return count;
}

std::string visible(std::string_view text, Lines lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = printable_run(text.substr(at));
    out += text.substr(at, plain);
    at += plain;
    if (at == text.size()) break;
    const std::size_t length = sequence_length(text, at);
    if (length == 0) {
      out += encode_three(0xFFFD);
      ++at;
      continue;
    }
    const std::uint32_t code = decode(text, at, length);
    const bool kept = code == '\t' || (code == '\n' && lines == Lines::keep);
    const bool control = code < 0x20 || code == 0x7F || is_hidden_control(code);
    if (control && !kept) {
      out += picture_of(code);
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

namespace {

/// Bytes of the sign at the beginning of `text` when it is neither letter nor digit: Latin-1 signs, general punctuation
/// up to arrows and shapes (U+2000 to U+2BFF), pictures (U+1F000 on); 0 for all else.
std::size_t sign_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const bool latin = byte(0) == 0xC2 && byte(1) != 0xAA && byte(1) != 0xB5 && byte(1) != 0xBA;
  if (latin) return 2;
  if (byte(0) == 0xE2 && byte(1) <= 0xAF) return 3;
  return byte(0) == 0xF0 && byte(1) == 0x9F ? 4 : 0;
}

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Offset of the next letter or digit; the end or more when there is none.
std::size_t next_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const bool word = is_word_byte(text[at]);
    const std::size_t sign = word ? sign_length(text.substr(at)) : 1;
    if (sign == 0) return at;
    at += sign;
  }
  return at;
}

}  // namespace

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t at = next_word(text, 0); at < text.size(); at = next_word(text, at)) {
    ++words;
    while (at < text.size() && !is_blank(text[at])) ++at;
  }
  return words;
}

std::string without_middle(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t head = most / 2;
  std::size_t tail = text.size() - (most - head);
  while (head > 0 && continues_character(text[head])) --head;
  while (tail < text.size() && continues_character(text[tail])) ++tail;
  return text.substr(0, head) + "\n[... " + std::to_string(tail - head) + " bytes left out ...]\n" + text.substr(tail);
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + ' ' + std::string(number == 1 ? one : many);
}

}  // namespace deepdive
