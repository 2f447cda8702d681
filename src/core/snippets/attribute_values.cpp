#include "core/snippets/attribute_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/suggest.hpp"

namespace deepdive::snippets {

namespace {

constexpr std::size_t longest_path = 200;
constexpr double largest_tolerance = 1;

tl::unexpected<ValueFault> fault(std::string message, std::string help = {}) {
  return tl::make_unexpected(ValueFault{std::move(message), std::move(help)});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Letters beyond ASCII are let through as they are.
bool is_name_char(char c) { return is_letter(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80U; }

/// `a.b.C`, each part an identifier.
bool is_dotted_name(std::string_view name) {
  bool at_begin = true;
  for (const char c : name) {
    if (c == '.' ? at_begin : !is_name_char(c) || (at_begin && is_digit(c))) return false;
    at_begin = c == '.';
  }
  return !at_begin;
}

/// Type and message at the first colon.
ExpectedException split_at_colon(std::string_view value) {
  const std::size_t colon = value.find(':');
  ExpectedException expected;
  expected.type = std::string(trim(value.substr(0, colon)));
  if (colon != std::string_view::npos) expected.message = std::string(trim(value.substr(colon + 1)));
  return expected;
}

std::vector<std::string_view> words_of(std::string_view value) {
  constexpr std::string_view separators = " \t,\n";
  std::vector<std::string_view> words;
  for (std::size_t at = value.find_first_not_of(separators); at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(separators, at), value.size());
    words.push_back(value.substr(at, end - at));
    at = std::min(value.find_first_not_of(separators, end), value.size());
  }
  return words;
}

/// PEP 508: letters, digits, '.', '_' and '-', at both ends a letter or a digit.
bool is_distribution(std::string_view name) {
  const auto is_end = [](char c) { return is_letter(c) || is_digit(c); };
  const auto is_inner = [&](char c) { return is_end(c) || c == '.' || c == '_' || c == '-'; };
  return is_end(name.front()) && is_end(name.back()) && std::all_of(name.begin(), name.end(), is_inner);
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    parts.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// A name that some system takes for a device, with or without an ending.
bool is_device(std::string_view part) {
  constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
  const std::string stem = ascii_lower(part.substr(0, part.find('.')));
  const bool port = stem.size() == 4 && (stem.substr(0, 3) == "com" || stem.substr(0, 3) == "lpt") && is_digit(stem[3]);
  return port || std::find(devices.begin(), devices.end(), stem) != devices.end();
}

bool is_odd_char(char c) {
  return static_cast<unsigned char>(c) < 0x20U || std::string_view("\\:*?\"<>|\x7F").find(c) != std::string_view::npos;
}

/// Why no file of this name is made in a folder, or empty.
std::string oddity_of(std::string_view part) {
  if (part == "." || part == ".." || part.empty()) return "'.', '..' and empty names are no part of it";
  if (part.front() == '-' || part.front() == '~') return fmt::format("no name begins with '{}'", part.front());
  if (part.front() == ' ' || part.back() == ' ' || part.back() == '.') return "no name ends with a blank or a dot";
  if (is_device(part)) return fmt::format("'{}' is a device on some systems", part);
  return std::any_of(part.begin(), part.end(), is_odd_char) ? "it holds a character that some systems refuse" : "";
}

template <class T>
std::optional<ValueFault> fault_in(const Value<T>& value) {
  return value ? std::nullopt : std::optional(value.error());
}

std::optional<ValueFault> fault_in_seconds(std::string_view value) {
  if (seconds_of(value)) return std::nullopt;
  return ValueFault{fmt::format("'{}' is no number of seconds up to 3600", value), {}};
}

}  // namespace

Value<ExpectedException> exception_of(std::string_view value) {
  ExpectedException expected = split_at_colon(value);
  if (is_dotted_name(expected.type)) return expected;
  return fault(fmt::format("'{}' is no class of exceptions", expected.type), "write raises=\"ValueError: message*\"");
}

Value<ExpectedException> compile_error_of(std::string_view value) {
  const bool any_error = value.starts_with('*') && value.find_first_not_of('*') != std::string_view::npos;
  if (any_error) return ExpectedException{{}, std::string(value)};
  ExpectedException expected = split_at_colon(value);
  const bool any_message = !expected.message && !expected.type.empty() && expected.type.back() == '*';
  if (any_message) expected.type.pop_back();
  if (is_dotted_name(expected.type)) return expected;
  return fault(fmt::format("'{}' is no class of errors", value), "write compile_fail=\"SyntaxError: message*\"");
}

Value<int> exit_status_of(std::string_view value) {
  int status = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, status);
  if (error == std::errc{} && stop == end && status >= 0 && status <= 255) return status;
  return fault(fmt::format("'{}' is no exit status", value), "it is a whole number from 0 to 255");
}

Value<MatchOptions> match_of(std::string_view value) {
  if (value == "exact") return MatchOptions{MatchKind::exact, 0};
  if (value == "unordered") return MatchOptions{MatchKind::unordered, 0};
  if (value == "contains") return MatchOptions{MatchKind::contains, 0};
  constexpr std::string_view approx = "approx:";
  const std::string_view name = value.substr(0, value.find(':'));
  if (name != "approx") {
    const std::string hint = did_you_mean(name, {"exact", "unordered", "contains", "approx"});
    return fault(fmt::format("'{}' is no way to compare output", value),
                 hint.empty() ? "take exact, unordered, contains or approx:1e-6" : hint);
  }
  const std::string_view number = value.substr(std::min(approx.size(), value.size()));
  double tolerance = 0;
  const char* end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, tolerance);
  const bool sound = error == std::errc{} && stop == end && tolerance > 0 && tolerance < largest_tolerance;
  if (sound) return MatchOptions{MatchKind::approximate, tolerance};
  return fault(fmt::format("'{}' gives no tolerance between 0 and 1", value), "write match=\"approx:1e-6\"");
}

Value<std::vector<std::string>> distributions_of(std::string_view value) {
  std::vector<std::string> names;
  for (const std::string_view word : words_of(value)) {
    if (!is_distribution(word)) {
      return fault(fmt::format("'{}' is no name of a distribution", word), "name it without a version: numpy");
    }
    names.emplace_back(word);
  }
  if (names.empty()) return fault("no distribution is named", "write requires=\"numpy\"");
  return names;
}

Value<std::string> scratch_path_of(std::string_view value) {
  if (value.front() == '/') return fault(fmt::format("'{}' is no relative path", value), "leave the first '/' out");
  if (value.size() > longest_path) return fault("the path is longer than 200 bytes");
  for (const std::string_view part : parts_of(value)) {
    const std::string oddity = oddity_of(part);
    if (!oddity.empty()) return fault(fmt::format("'{}' is no path of a file in the scratch folder", value), oddity);
  }
  return std::string(value);
}

std::optional<ValueFault> fault_of(std::string_view key, std::string_view value) {
  if (key == "raises") return fault_in(exception_of(value));
  if (key == "compile_fail") return fault_in(compile_error_of(value));
  if (key == "exit") return fault_in(exit_status_of(value));
  if (key == "match") return fault_in(match_of(value));
  if (key == "requires") return fault_in(distributions_of(value));
  if (key == "file") return fault_in(scratch_path_of(value));
  if (key == "python") return fault_in(parse_specifier(value));
  if (key == "timeout") return fault_in_seconds(value);
  return std::nullopt;
}

}  // namespace deepdive::snippets
