#include "core/yaml/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/yaml/prescan.hpp"
#include "core/yaml/quoting.hpp"

namespace deepdive::yaml {

namespace {

bool is_plain_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80);
}

/// Characters that never begin an indicator inside a plain scalar, whatever stands beside them.
bool is_harmless(char c) {
  return is_plain_start(c) || (c >= '0' && c <= '9') ||
         std::string_view(" _-./()+*=;<>$^~&|!?@%`'\"").find(c) != std::string_view::npos;
}

bool reads_as_something_else(std::string_view text) {
  static constexpr std::string_view words[] = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"};
  const std::string lowered = ascii_lower(text);
  return std::find(std::begin(words), std::end(words), lowered) != std::end(words);
}

bool holds_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (control_at(text, at)) return true;
  }
  return false;
}

bool is_safe_plain(std::string_view text) {
  if (text.empty() || text.size() > 200 || !is_plain_start(text.front()) || text.back() == ' ') return false;
  const bool harmless = std::all_of(text.begin(), text.end(), is_harmless) && !holds_control(text);
  return harmless && !reads_as_something_else(text);
}

std::string escaped(char c) {
  switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\t': return "\\t";
    case '\r': return "\\r";
    default: return std::string(1, c);
  }
}

std::string in_double_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const auto control = text[at] == '\r' ? std::nullopt : control_at(text, at);
    quoted += control ? fmt::format("\\u{:04X}", control->code) : escaped(text[at]);
    at += control ? control->length : 1;
  }
  return quoted + '"';
}

std::string in_single_quotes(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + '\'';
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  const auto found = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

std::optional<long long> as_integer(const Value& value) {
  if (value.kind != Kind::scalar || !value.plain || value.text.empty()) return std::nullopt;
  long long number = 0;
  const char* end = value.text.data() + value.text.size();
  const auto [stop, error] = std::from_chars(value.text.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

std::optional<bool> as_boolean(const Value& value) {
  if (value.kind != Kind::scalar || !value.plain) return std::nullopt;
  if (value.text == "true") return true;
  if (value.text == "false") return false;
  return std::nullopt;
}

std::string quote_scalar(std::string_view text) {
  return is_safe_plain(text) ? std::string(text) : in_double_quotes(text);
}

std::string write_scalar(std::string_view text, Quotes quotes) {
  if (quotes == Quotes::as_needed) return quote_scalar(text);
  const bool fits_single = text.find_first_of("\n\r\t") == std::string_view::npos && !holds_control(text);
  return quotes == Quotes::single_quotes && fits_single ? in_single_quotes(text) : in_double_quotes(text);
}

}  // namespace deepdive::yaml
