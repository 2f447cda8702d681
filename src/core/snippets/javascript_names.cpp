#include "core/snippets/javascript_names.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"

namespace deepdive::snippets {

namespace {

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80U;
}

/// The line without the word and the blanks behind it, if it begins with them.
bool take_word(std::string_view& line, std::string_view word) {
  if (!line.starts_with(word) || line.size() == word.size() || is_name_char(line[word.size()])) return false;
  line = trim(line.substr(word.size()));
  return true;
}

void add_names(std::string_view text, std::vector<std::string>& names) {
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = std::find_if(at, text.end(), is_name_char);
    at = std::find_if_not(begin, text.end(), is_name_char);
    if (begin != at) names.emplace_back(begin, at);
  }
}

/// What stands between a declaring word and the value: a name, or a pattern with several.
std::string_view declared(std::string_view line, std::string_view end) {
  if (!line.starts_with('{') && !line.starts_with('[') && end == "=") {
    const auto last = std::find_if_not(line.begin(), line.end(), is_name_char);
    return {line.begin(), last};
  }
  return line.substr(0, line.find(end));
}

}  // namespace

std::vector<std::string> javascript_names(std::string_view code) {
  std::vector<std::string> names;
  for (std::string_view line : split_lines(code)) {
    if (take_word(line, "export")) take_word(line, "default");
    constexpr std::array<std::string_view, 3> variables{"const", "let", "var"};
    const bool variable =
        std::any_of(variables.begin(), variables.end(), [&](std::string_view word) { return take_word(line, word); });
    if (variable) {
      add_names(declared(line, "="), names);
    } else if (take_word(line, "import")) {
      add_names(line.substr(0, line.find(" from ")), names);
    } else {
      take_word(line, "async");
      if (take_word(line, "function") || take_word(line, "class")) {
        const std::size_t name = std::min(line.find_first_not_of("* "), line.size());
        add_names(declared(line.substr(name), "="), names);
      }
    }
  }
  return names;
}

std::string missing_javascript_name(std::string_view exception, std::string_view message) {
  constexpr std::string_view undefined = " is not defined";
  if (exception != "ReferenceError") return {};
  if (message.ends_with(undefined)) return std::string(message.substr(0, message.size() - undefined.size()));
  const std::size_t open = message.find('\'');
  const std::size_t close = message.find('\'', open + 1);
  if (!message.starts_with("Cannot access ") || close == std::string_view::npos) return {};
  return std::string(message.substr(open + 1, close - open - 1));
}

}  // namespace deepdive::snippets
