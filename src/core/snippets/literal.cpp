#include "core/snippets/literal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/text.hpp"

namespace deepdive::snippets {

namespace {

// Deeper nesting is not what an example shows; recursion must end.
constexpr std::size_t deepest = 50;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_word(char c) { return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<double> double_of(std::string_view digits) {
  double value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

/// The digits without '_'; nothing where one does not stand between two of them.
std::optional<std::string> without_underscores(std::string_view word) {
  std::string digits;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != '_') {
      digits += word[i];
      continue;
    }
    const bool between = i > 0 && i + 1 < word.size() && hex_digit(word[i - 1]) >= 0 && hex_digit(word[i + 1]) >= 0;
    if (!between) return std::nullopt;
  }
  return digits;
}

/// "255" of "0xff", "0o377" and "0b11111111"; nothing for other words and for numbers of more than 64 bits.
std::optional<std::string> decimal_of_prefixed(std::string_view digits) {
  if (digits.size() < 3 || digits[0] != '0') return std::nullopt;
  const std::string_view marks = "xXoObB";
  const std::size_t mark = marks.find(digits[1]);
  if (mark == std::string_view::npos) return std::nullopt;
  constexpr std::array<int, 3> bases{16, 8, 2};
  std::uint64_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data() + 2, end, value, bases[mark / 2]);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return fmt::format("{}", value);
}

/// An integer that is too long for a double keeps its digits; all other numbers are written as doubles are, so that
/// "1.0" and "1" are one value, as they are to Python.
std::optional<std::string> canonical_number(std::string_view word) {
  const auto plain = without_underscores(word);
  if (!plain || plain->empty() || (!is_digit(plain->front()) && plain->front() != '.')) return std::nullopt;
  const std::string digits = decimal_of_prefixed(*plain).value_or(*plain);
  constexpr std::size_t exact_digits = 15;
  const bool integer = std::all_of(digits.begin(), digits.end(), is_digit);
  if (integer && digits.size() > exact_digits) return digits;
  const bool leading_zero = digits[0] == '0' && digits.find_first_not_of('0') != std::string::npos;
  if (integer && leading_zero) return std::nullopt;
  const auto value = double_of(digits);
  return value ? std::optional(fmt::format("{}", *value == 0 ? 0.0 : *value)) : std::nullopt;
}

void append_utf8(std::string& text, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

/// The canonical spelling of items that have no order.
std::string sorted_in(std::string_view open, std::vector<std::string> items, std::string_view close) {
  std::sort(items.begin(), items.end());
  return fmt::format("{}{}{}", open, fmt::join(items, ","), close);
}

/// Reads one literal from left to right; each function gives nothing when there is none.
class Reader {
public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] std::optional<std::string> whole();
  [[nodiscard]] std::optional<std::string> whole_string();

private:
  using Text = std::optional<std::string>;

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char next() const { return at_end() ? '\0' : text_[at_]; }
  void skip_blanks();
  bool take(std::string_view word);
  [[nodiscard]] std::string_view take_word();

  [[nodiscard]] Text value(std::size_t depth);
  [[nodiscard]] Text number();
  [[nodiscard]] Text name();
  [[nodiscard]] Text strings();
  [[nodiscard]] Text string(bool& bytes);
  bool escape(std::string& value);
  bool coded(std::string& value, std::size_t digits);
  [[nodiscard]] Text sequence(std::size_t depth, char close);
  [[nodiscard]] Text mapping(std::size_t depth);
  [[nodiscard]] Text set_call(std::size_t depth);

  std::string_view text_;
  std::size_t at_ = 0;
};

void Reader::skip_blanks() {
  while (is_blank(next()) && !at_end()) ++at_;
}

bool Reader::take(std::string_view word) {
  if (text_.substr(at_, word.size()) != word) return false;
  at_ += word.size();
  return true;
}

std::string_view Reader::take_word() {
  const std::size_t begin = at_;
  while (!at_end() && is_word(next())) ++at_;
  return text_.substr(begin, at_ - begin);
}

std::optional<std::string> Reader::whole() {
  skip_blanks();
  Text read = value(0);
  skip_blanks();
  return at_end() ? read : std::nullopt;
}

std::optional<std::string> Reader::whole_string() {
  skip_blanks();
  bool bytes = false;
  Text read = string(bytes);
  skip_blanks();
  return at_end() && !bytes ? read : std::nullopt;
}

std::optional<std::string> Reader::value(std::size_t depth) {
  if (depth > deepest) return std::nullopt;
  if (take("...")) return "...";
  if (take("[")) return sequence(depth + 1, ']');
  if (take("(")) return sequence(depth + 1, ')');
  if (take("{")) return mapping(depth + 1);
  if (take("set()")) return "{set}";
  if (take("frozenset(")) return set_call(depth + 1);
  if (is_digit(next()) || next() == '.' || next() == '-' || next() == '+') return number();
  const std::size_t begin = at_;
  if (Text read = strings()) return read;
  at_ = begin;
  return name();
}

/// With its sign, and with an imaginary part after it: "-1", "2.5e-3", "1+2j".
std::optional<std::string> Reader::number() {
  std::string canonical;
  for (int part = 0; part < 2; ++part) {
    const bool negative = take("-");
    if (!negative && !take("+") && part == 1) break;
    const std::size_t begin = at_;
    static_cast<void>(take_word());
    if (next() == '.' && take(".")) static_cast<void>(take_word());
    const bool exponent = at_ > begin && (text_[at_ - 1] == 'e' || text_[at_ - 1] == 'E');
    const bool hexadecimal = text_.substr(begin, 2) == "0x";
    if (exponent && !hexadecimal && (take("-") || take("+"))) static_cast<void>(take_word());
    std::string_view word = text_.substr(begin, at_ - begin);
    const bool imaginary = !word.empty() && word.back() == 'j';
    if (imaginary) word.remove_suffix(1);
    const auto digits = canonical_number(word);
    if (!digits || (part == 1 && !imaginary)) return std::nullopt;
    canonical += (negative && *digits != "0" ? "-" : part == 1 ? "+" : "") + *digits + (imaginary ? "j" : "");
    if (imaginary) break;
  }
  return canonical;
}

std::optional<std::string> Reader::name() {
  const std::string word(take_word());
  const bool known = word == "None" || word == "True" || word == "False";
  return known ? Text(word) : std::nullopt;
}

/// Strings that stand beside each other are one.
std::optional<std::string> Reader::strings() {
  bool bytes = false;
  Text all = string(bytes);
  if (!all) return std::nullopt;
  for (;;) {
    skip_blanks();
    const std::size_t begin = at_;
    bool more_bytes = false;
    const Text more = string(more_bytes);
    if (!more || more_bytes != bytes) {
      at_ = begin;
      return fmt::format("{}\"{}:{}\"", bytes ? "b" : "", all->size(), *all);
    }
    *all += *more;
  }
}

std::optional<std::string> Reader::string(bool& bytes) {
  std::size_t marks = at_;
  bool raw = false;
  bytes = false;
  for (; marks < text_.size() && marks < at_ + 2 && is_word(text_[marks]); ++marks) {
    const char mark = text_[marks];
    if (mark == 'b' || mark == 'B') bytes = true;
    else if (mark == 'r' || mark == 'R') raw = true;
    else if (mark != 'u') return std::nullopt;
  }
  if (marks >= text_.size() || (text_[marks] != '"' && text_[marks] != '\'')) return std::nullopt;
  at_ = marks;
  const std::string triple(3, text_[at_]);
  const std::string quote = text_.substr(at_, 3) == triple ? triple : triple.substr(0, 1);
  at_ += quote.size();
  std::string value;
  while (!at_end()) {
    if (take(quote)) return value;
    if (quote.size() == 1 && next() == '\n') return std::nullopt;
    if (next() == '\\' && !raw) {
      if (!escape(value)) return std::nullopt;
      continue;
    }
    value += text_[at_++];
  }
  return std::nullopt;
}

bool Reader::escape(std::string& value) {
  ++at_;
  if (at_end()) return false;
  const char mark = text_[at_++];
  constexpr std::string_view marks = "abfnrtv\\'\"0";
  constexpr std::string_view meant("\a\b\f\n\r\t\v\\'\"\0", 11);
  if (mark == 'x') return coded(value, 2);
  if (mark == 'u') return coded(value, 4);
  if (mark == 'U') return coded(value, 8);
  if (mark == '\n') return true;
  const std::size_t known = marks.find(mark);
  if (known == std::string_view::npos) value += '\\';
  value += known == std::string_view::npos ? mark : meant[known];
  return true;
}

bool Reader::coded(std::string& value, std::size_t digits) {
  std::uint32_t code = 0;
  for (std::size_t i = 0; i < digits; ++i, ++at_) {
    const int digit = hex_digit(next());
    if (digit < 0) return false;
    code = code * 16 + static_cast<std::uint32_t>(digit);
  }
  if (code > 0x10FFFF) return false;
  append_utf8(value, code);
  return true;
}

/// One item in parentheses is that item; with a comma behind it, a tuple.
std::optional<std::string> Reader::sequence(std::size_t depth, char close) {
  std::vector<std::string> items;
  bool comma = false;
  for (skip_blanks(); !take(std::string_view(&close, 1)); skip_blanks()) {
    if (!items.empty() && !comma) return std::nullopt;
    Text item = value(depth);
    if (!item) return std::nullopt;
    items.push_back(std::move(*item));
    skip_blanks();
    comma = take(",");
  }
  if (close == ')' && items.size() == 1 && !comma) return items.front();
  return fmt::format("{}{}{}", close == ')' ? '(' : '[', fmt::join(items, ","), close);
}

std::optional<std::string> Reader::mapping(std::size_t depth) {
  std::vector<std::string> items;
  bool comma = false;
  bool set = false;
  for (skip_blanks(); !take("}"); skip_blanks()) {
    if (!items.empty() && !comma) return std::nullopt;
    Text item = value(depth);
    skip_blanks();
    if (!item || (!items.empty() && set == (next() == ':'))) return std::nullopt;
    set = !take(":");
    skip_blanks();
    const Text held = set ? Text("") : value(depth);
    if (!held) return std::nullopt;
    items.push_back(set ? std::move(*item) : *item + ':' + *held);
    skip_blanks();
    comma = take(",");
  }
  return sorted_in(set ? "{set" : "{", std::move(items), "}");
}

std::optional<std::string> Reader::set_call(std::size_t depth) {
  skip_blanks();
  if (take(")")) return "frozen{set}";
  if (!take("{")) return std::nullopt;
  Text items = mapping(depth);
  skip_blanks();
  if (!items || items->substr(0, 4) != "{set" || !take(")")) return std::nullopt;
  return "frozen" + *items;
}

}  // namespace

std::optional<std::string> canonical_literal(std::string_view text) { return Reader(text).whole(); }

std::optional<std::string> string_value(std::string_view text) { return Reader(text).whole_string(); }

std::optional<double> number_value(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  const bool sign = negative || (!text.empty() && text.front() == '+');
  const auto digits = without_underscores(text.substr(sign ? 1 : 0));
  if (!digits || digits->empty() || !is_digit(digits->front())) return std::nullopt;
  const auto value = double_of(*digits);
  return value && negative ? -*value : value;
}

}  // namespace deepdive::snippets
