#include "core/languages/lookup/tool_message.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "core/base/text.hpp"

namespace deepdive::languages {

namespace {

constexpr std::string_view file_word = "{file}";
constexpr std::string_view line_word = "{line}";
constexpr std::string_view message_word = "{message}";

// No message is longer, and searching stays quick.
constexpr std::size_t longest_line = 2000;

std::size_t digits_at(std::string_view text) { return std::min(text.find_first_not_of("0123456789"), text.size()); }

/// A pattern against one line of text, which must begin with it. '*' stands for as little as can be.
class LineMatcher {
public:
  explicit LineMatcher(std::string_view file) : file_(file) {}

  [[nodiscard]] std::optional<ToolMessage> match(std::string_view pattern, std::string_view text) const;

private:
  [[nodiscard]] bool take_word(std::string_view& pattern, std::string_view& text, std::size_t& line) const;
  [[nodiscard]] std::optional<ToolMessage> match_after_any(std::string_view pattern, std::string_view text) const;

  std::string_view file_;
};

/// Takes {line}, {file} or one byte from the pattern, and from the text what it stands for.
bool LineMatcher::take_word(std::string_view& pattern, std::string_view& text, std::size_t& line) const {
  if (pattern.starts_with(line_word)) {
    const std::size_t digits = digits_at(text);
    const bool is_number = std::from_chars(text.data(), text.data() + digits, line).ec == std::errc{};
    text.remove_prefix(digits);
    pattern.remove_prefix(line_word.size());
    return is_number;
  }
  const bool names_file = pattern.starts_with(file_word);
  const std::string_view expected = names_file ? file_ : pattern.substr(0, 1);
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  pattern.remove_prefix(names_file ? file_word.size() : 1);
  return true;
}

/// The first match from any byte on.
std::optional<ToolMessage> LineMatcher::match_after_any(std::string_view pattern, std::string_view text) const {
  for (std::size_t skipped = 0; skipped <= text.size(); ++skipped) {
    if (auto found = match(pattern, text.substr(skipped))) return found;
  }
  return std::nullopt;
}

std::optional<ToolMessage> LineMatcher::match(std::string_view pattern, std::string_view text) const {
  ToolMessage found;
  while (!pattern.empty()) {
    if (pattern.front() == '*') {
      auto rest = match_after_any(pattern.substr(1), text);
      if (rest && rest->line == 0) rest->line = found.line;
      return rest;
    }
    if (pattern.starts_with(message_word)) break;
    if (!take_word(pattern, text, found.line)) return std::nullopt;
  }
  found.text = std::string(trim(text));
  return found;
}

/// Of lines about errors the first one; else the first that says anything.
std::string_view telling_line(const std::vector<std::string_view>& lines) {
  constexpr std::string_view mark = "error: ";
  for (const std::string_view line : lines) {
    if (const std::size_t at = line.find(mark); at != std::string_view::npos)
      return trim(line.substr(at + mark.size()));
  }
  const auto first =
      std::find_if(lines.begin(), lines.end(), [](std::string_view line) { return !trim(line).empty(); });
  return first == lines.end() ? std::string_view{} : trim(*first);
}

bool says_something(std::string_view text) { return text.find_first_not_of(" \t:,.;") != std::string_view::npos; }

}  // namespace

ToolMessage message_in(const Toolchain& toolchain, std::string_view printed, std::string_view file) {
  const std::vector<std::string_view> lines = split_lines(printed);
  const LineMatcher matcher(file);
  ToolMessage made;
  for (const std::string& pattern : toolchain.line_patterns) {
    for (const std::string_view line : lines) {
      auto found = matcher.match(pattern, line.substr(0, longest_line));
      if (!found) continue;
      made = std::move(*found);
      if (!says_something(made.text)) made.text = telling_line(lines);
      return made;
    }
  }
  made.text = telling_line(lines);
  return made;
}

bool is_line_pattern(std::string_view pattern) {
  constexpr std::array<std::string_view, 3> words{file_word, line_word, message_word};
  for (std::size_t at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
    const bool known = std::any_of(words.begin(), words.end(),
                                   [&](std::string_view word) { return pattern.substr(at).starts_with(word); });
    if (!known) return false;
  }
  return pattern.find(line_word) != std::string_view::npos;
}

}  // namespace deepdive::languages
