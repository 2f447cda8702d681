#include "core/snippets/line_pattern.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/text.hpp"
#include "core/snippets/literal.hpp"
#include "core/snippets/masking.hpp"
#include "core/snippets/search.hpp"

namespace deepdive::snippets {

namespace {

constexpr std::string_view wildcard = "...";
// `~N` is a number that differs from N by at most this part of it.
constexpr double nearness = 0.1;
// Looking for numbers in a line takes time by its square.
constexpr std::size_t longest_with_numbers = 1000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_near(double expected, double actual, double tolerance) {
  return expected == actual || std::abs(expected - actual) <= tolerance * std::abs(expected);
}

/// Where the text of a segment ends that matches at `at`, if it does.
template <class Segment>
std::optional<std::size_t> end_of_match(const Segment& segment, std::string_view text, std::size_t at) {
  for (const auto& part : segment) {
    if (const auto* chunk = std::get_if<std::string>(&part)) {
      if (text.substr(at, chunk->size()) != *chunk) return std::nullopt;
      at += chunk->size();
      continue;
    }
    const std::size_t end = end_of_number(text, at);
    const auto number = number_value(text.substr(at, end - at));
    if (!number || !is_near(std::get<NearNumber>(part).value, *number, nearness)) return std::nullopt;
    at = end;
  }
  return at;
}

/// The first match of a segment from `from` on.
template <class Segment>
std::optional<Span> find_segment(const Segment& segment, std::string_view text, std::size_t from) {
  if (segment.empty()) return Span{from, from};
  if (segment.size() == 1 && std::holds_alternative<std::string>(segment.front())) {
    const std::string_view chunk = std::get<std::string>(segment.front());
    const auto found = find_sequence(text, from, chunk, [](char a, char b) { return a == b; });
    return found ? std::optional(Span{*found, *found + chunk.size()}) : std::nullopt;
  }
  for (std::size_t at = from; at <= text.size(); ++at) {
    if (const auto end = end_of_match(segment, text, at)) return Span{at, *end};
  }
  return std::nullopt;
}

/// The match of a segment that ends the text.
template <class Segment>
std::optional<Span> find_at_end(const Segment& segment, std::string_view text, std::size_t from) {
  if (segment.empty()) return Span{text.size(), text.size()};
  if (segment.size() == 1 && std::holds_alternative<std::string>(segment.front())) {
    const std::string& chunk = std::get<std::string>(segment.front());
    const bool ends = text.size() >= from + chunk.size() && text.ends_with(chunk);
    return ends ? std::optional(Span{text.size() - chunk.size(), text.size()}) : std::nullopt;
  }
  for (std::size_t at = from; at <= text.size(); ++at) {
    if (end_of_match(segment, text, at) == text.size()) return Span{at, text.size()};
  }
  return std::nullopt;
}

}  // namespace

std::string_view without_trailing_blanks(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r");
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
  if (at > 0 && (is_word(text[at - 1]) || text[at - 1] == '.')) return at;
  std::size_t end = at;
  const bool sign = end < text.size() && (text[end] == '-' || text[end] == '+');
  if (sign) ++end;
  const auto digits = [&] {
    const std::size_t begin = end;
    while (end < text.size() && (is_digit(text[end]) || (text[end] == '_' && end > begin))) ++end;
    return end > begin;
  };
  if (!digits()) return at;
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    ++end;
    digits();
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    const std::size_t mark = end++;
    if (end < text.size() && (text[end] == '-' || text[end] == '+')) ++end;
    if (!digits()) end = mark;
  }
  return end;
}

bool nearly_equal(std::string_view expected, std::string_view actual, double tolerance) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < expected.size() && j < actual.size()) {
    const std::size_t end_i = end_of_number(expected, i);
    const std::size_t end_j = end_of_number(actual, j);
    if (end_i > i && end_j > j) {
      const auto a = number_value(expected.substr(i, end_i - i));
      const auto b = number_value(actual.substr(j, end_j - j));
      if (!a || !b || !is_near(*a, *b, tolerance)) return false;
      i = end_i;
      j = end_j;
    } else if (expected[i++] != actual[j++]) {
      return false;
    }
  }
  return i == expected.size() && j == actual.size();
}

OutputLine output_line(std::string_view line, const Masks& masks) {
  const std::string_view text = without_trailing_blanks(line);
  return {text, masked(text, masks), canonical_literal(text)};
}

LinePattern::LinePattern(std::string_view line, const Masks& masks) : line_(output_line(line, masks)) {
  any_lines_ = trim(line) == wildcard;
  wildcard_ = line_.masked.find(wildcard) != std::string::npos;
  numbers_ = line_.masked.find('~') != std::string::npos && line_.masked.size() <= longest_with_numbers;
  if (wildcard_ || numbers_) read_parts();
  pattern_ = !parts_.empty();
}

/// Takes the line apart; one that holds nothing but text is no pattern.
void LinePattern::read_parts() {
  const std::string_view text = line_.masked;
  std::string chunk;
  bool special = false;
  const auto add = [&](Part part) {
    if (!chunk.empty()) parts_.emplace_back(std::exchange(chunk, {}));
    parts_.push_back(std::move(part));
    special = true;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t number = text[at] == '~' && numbers_ ? end_of_number(text.substr(at + 1), 0) : 0;
    if (text.substr(at, wildcard.size()) == wildcard) {
      add(AnyText{});
      at += wildcard.size();
    } else if (number > 0) {
      add(NearNumber{number_value(text.substr(at + 1, number)).value_or(0)});
      at += 1 + number;
    } else {
      chunk += text[at++];
    }
  }
  if (!chunk.empty()) parts_.emplace_back(std::move(chunk));
  if (!special) parts_.clear();
}

std::vector<LinePattern::Segment> LinePattern::segments() const {
  std::vector<Segment> all(1);
  for (const Part& part : parts_) {
    if (std::holds_alternative<AnyText>(part)) all.emplace_back();
    else all.back().push_back(part);
  }
  return all;
}

/// Each piece between two wildcards is taken where it stands first: what is left for the others is never less.
bool LinePattern::matches(std::string_view text, std::vector<std::string>* stood_for) const {
  const std::vector<Segment> all = segments();
  const auto first = end_of_match(all.front(), text, 0);
  if (!first || all.size() == 1) return first == text.size();
  std::size_t at = *first;
  for (std::size_t i = 1; i < all.size(); ++i) {
    const bool last = i + 1 == all.size();
    const auto found = last ? find_at_end(all[i], text, at) : find_segment(all[i], text, at);
    if (!found) return false;
    if (stood_for) stood_for->emplace_back(text.substr(at, found->begin - at));
    at = found->end;
  }
  return true;
}

Likeness LinePattern::like(const OutputLine& line) const {
  if (line_.text == line.text) return Likeness::equal;
  if (line_.masked == line.masked) return Likeness::masked;
  if (pattern_ && (!numbers_ || line.masked.size() <= longest_with_numbers) && matches(line.masked, nullptr)) {
    return wildcard_ ? Likeness::wildcard : Likeness::number;
  }
  return line_.value && line_.value == line.value ? Likeness::value : Likeness::different;
}

std::vector<std::string> LinePattern::wildcards_in(const OutputLine& line) const {
  std::vector<std::string> stood_for;
  if (!wildcard_ || !matches(line.masked, &stood_for)) return {};
  return stood_for;
}

}  // namespace deepdive::snippets
