#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/text.hpp"
#include "core/data/parsers.hpp"

namespace deepdive::data {

namespace {

using Json = nlohmann::json;

constexpr std::size_t max_depth = 256;
constexpr std::string_view blanks = " \t\r\n";

/// How many bytes a token has that is shown with its control characters as "<U+000A>".
std::size_t raw_length(std::string_view token) {
  constexpr std::size_t shown = std::string_view("<U+000A>").size();
  std::size_t length = 0;
  for (std::size_t at = 0; at < token.size(); ++length) {
    at += token.substr(at).starts_with("<U+00") && token.substr(at, shown).ends_with('>') ? shown : 1;
  }
  return length;
}

/// What the library says, without its own numbers and without what it has read: "unexpected '}'; expected string
/// literal".
std::string words_of(std::string_view message) {
  constexpr std::string_view read = "; last read: ";
  const std::size_t dash = message.find(" - ");
  const std::size_t bracket = message.find("] ");
  if (dash != std::string_view::npos) message.remove_prefix(dash + 3);
  else if (bracket != std::string_view::npos) message.remove_prefix(bracket + 2);
  std::string words(message);
  const std::size_t begin = words.find(read);
  if (begin == std::string::npos) return words;
  const std::size_t end = words.rfind("; expected ");
  return words.substr(0, begin) + (end == std::string::npos || end < begin ? "" : words.substr(end));
}

/// The mistakes that authors make most, in their own words; nothing for another one.
std::optional<Fault> known_mistake(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  if (rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#')) {
    return Fault{at, "comments are no part of JSON"};
  }
  if (rest.starts_with("...")) return Fault{at, "'...' is no value"};
  if (rest.starts_with('\'')) return Fault{at, "strings stand in double quotes"};
  const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(blanks, at - 1);
  const bool closes = rest.starts_with('}') || rest.starts_with(']');
  if (closes && before != std::string_view::npos && text[before] == ',') {
    return Fault{before, fmt::format("a comma stands before '{}'", rest.front())};
  }
  return std::nullopt;
}

/// Whether the library complains of a string or number as a whole, which it has read to its end.
bool is_about_token(std::string_view words) {
  constexpr std::array<std::string_view, 5> subjects{"unexpected string", "unexpected number", "number overflow",
                                                     "invalid string", "invalid number"};
  return std::any_of(subjects.begin(), subjects.end(),
                     [&](std::string_view subject) { return words.starts_with(subject); });
}

/// Takes what the parser reads and remembers nothing of it but how deep it is.
class Listener : public nlohmann::json_sax<Json> {
public:
  explicit Listener(std::string_view text) : text_(text) {}

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool key(string_t&) override { return true; }
  bool start_object(std::size_t) override { return open(); }
  bool start_array(std::size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string& last_token,
                   const nlohmann::detail::exception& error) override;

  [[nodiscard]] std::optional<Fault> take() { return std::move(fault_); }

private:
  bool open();
  bool close() {
    --depth_;
    return true;
  }
  [[nodiscard]] std::size_t too_deep() const;

  std::string_view text_;
  std::size_t depth_ = 0;
  std::optional<Fault> fault_ = std::nullopt;
};

bool Listener::open() {
  if (++depth_ <= max_depth) return true;
  fault_ = Fault{too_deep(), fmt::format("values are nested more than {} levels deep", max_depth)};
  return false;
}

/// The bracket that is one too many; the parser does not tell where it is. Up to there the text is sound.
std::size_t Listener::too_deep() const {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text_.size(); ++at) {
    const char c = text_[at];
    if (quoted && c == '\\') ++at;
    else if (c == '"') quoted = !quoted;
    else if (!quoted && (c == '{' || c == '[') && ++depth > max_depth) return at;
    else if (!quoted && (c == '}' || c == ']')) --depth;
  }
  return 0;
}

/// `position` counts the bytes that were read. `last_token` begins with the last string or number.
bool Listener::parse_error(std::size_t position, const std::string& last_token,
                           const nlohmann::detail::exception& error) {
  const std::size_t end = std::min(position, text_.size());
  std::string words = words_of(error.what());
  const bool whole_token = is_about_token(words);
  const std::size_t length = whole_token ? raw_length(last_token) : 1;
  std::size_t at = end - std::min(end, length);
  if (position > text_.size() && !whole_token) at = std::min(text_.find_last_not_of(blanks), text_.size());
  while (at > 0 && at < text_.size() && continues_character(text_[at])) --at;
  fault_ = known_mistake(text_, at).value_or(Fault{at, std::move(words)});
  return false;
}

}  // namespace

std::optional<Fault> json_fault(std::string_view text, Comments comments) {
  Listener listener(text);
  Json::sax_parse(text, &listener, Json::input_format_t::json, true, comments == Comments::ignored);
  return listener.take();
}

}  // namespace deepdive::data
