#include "core/snippets/traceback.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/text.hpp"

namespace deepdive::snippets {

namespace {

constexpr std::string_view header = "Traceback (most recent call last):";
constexpr std::string_view wildcard = "...";

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/// A message as a pattern in which `...` stands for any text.
std::string as_glob(std::string_view message) {
  std::string glob;
  for (std::size_t i = 0; i < message.size();) {
    const bool any = message.substr(i, wildcard.size()) == wildcard;
    glob += any ? '*' : message[i];
    i += any ? wildcard.size() : 1;
  }
  return glob;
}

std::string_view last_name(std::string_view type) { return type.substr(type.rfind('.') + 1); }

bool begins_with_capital(std::string_view name) { return !name.empty() && name.front() >= 'A' && name.front() <= 'Z'; }

/// Whether people take the name for that of an exception without being told.
bool is_exception_name(std::string_view name) {
  constexpr std::array<std::string_view, 7> others{"StopIteration",     "StopAsyncIteration", "KeyboardInterrupt",
                                                   "SystemExit",        "GeneratorExit",      "ExceptionGroup",
                                                   "BaseExceptionGroup"};
  return name.ends_with("Error") || name.ends_with("Exception") || name.ends_with("Warning") ||
         std::find(others.begin(), others.end(), name) != others.end();
}

/// A line that is neither indented nor empty.
bool is_flush(std::string_view line) { return !line.empty() && line.front() != ' ' && line.front() != '\t'; }

/// A syntax error has no header where a prompt answers.
bool begins_traceback(std::string_view line) { return line == header || line.starts_with("  File \"<"); }

std::size_t offset_in(std::string_view text, std::string_view part) {
  return static_cast<std::size_t>(part.data() - text.data());
}

/// First and last line that begin a traceback of a chain.
struct Chain {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::optional<Chain> chain_in(const std::vector<std::string_view>& lines) {
  std::optional<Chain> chain;
  bool inside = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool begins = begins_traceback(lines[i]) && (!inside || lines[i] == header);
    if (begins) chain = Chain{chain ? chain->first : i, i};
    inside = begins || (inside && !is_flush(lines[i]));
  }
  return chain;
}

/// The exception of a traceback that begins in this line: the first line that is not indented.
std::optional<std::size_t> exception_after(const std::vector<std::string_view>& lines, std::size_t begin) {
  const auto found = std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(begin) + 1, lines.end(), is_flush);
  if (found == lines.end()) return std::nullopt;
  return static_cast<std::size_t>(found - lines.begin());
}

/// A group shows itself and its members behind bars.
std::optional<ShownTraceback> shown_group(std::string_view text, const std::vector<std::string_view>& lines) {
  constexpr std::string_view group_header = "  + Exception Group Traceback (most recent call last):";
  constexpr std::string_view bar = "  | ";
  const auto begin = std::find(lines.begin(), lines.end(), group_header);
  const auto line = std::find_if(begin, lines.end(), [&](std::string_view one) {
    return one.starts_with(bar) && is_flush(one.substr(bar.size()));
  });
  if (line == lines.end()) return std::nullopt;
  const auto exception = named_exception(trim(line->substr(bar.size())));
  if (!exception) return std::nullopt;
  return ShownTraceback{offset_in(text, *begin), static_cast<std::size_t>(line - lines.begin()), *exception};
}

/// What a comment says, without its marks.
std::string_view text_of(std::string_view comment) {
  return trim(comment.substr(std::min(comment.find_first_not_of("#/"), comment.size())));
}

/// The word or sign that says that an exception follows.
std::optional<std::string_view> mark_of(std::string_view text) {
  constexpr std::array<std::string_view, 5> marks{"raises ", "Raises ", "throws ", "Throws ", "\xE2\x9D\x8C"};
  const auto found =
      std::find_if(marks.begin(), marks.end(), [&](std::string_view mark) { return text.starts_with(mark); });
  return found == marks.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::optional<ExpectedException> named_exception(std::string_view text) {
  const std::size_t end =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_name_char) - text.begin());
  const std::string_view type = text.substr(0, end);
  const bool ends = end == text.size() || text[end] == ':';
  if (!ends || !begins_with_capital(last_name(type))) return std::nullopt;
  ExpectedException named{std::string(type), std::nullopt};
  if (end < text.size()) named.message = as_glob(trim(text.substr(end + 1)));
  return named;
}

std::optional<ShownTraceback> shown_traceback(std::string_view text) {
  const std::vector<std::string_view> lines = split_lines(text);
  const auto chain = chain_in(lines);
  if (!chain) return shown_group(text, lines);
  const auto line = exception_after(lines, chain->last);
  const auto exception = line ? named_exception(trim(text.substr(offset_in(text, lines[*line])))) : std::nullopt;
  if (!exception) return std::nullopt;
  return ShownTraceback{offset_in(text, lines[chain->first]), *line, *exception};
}

bool is_marked_exception(std::string_view comment) { return mark_of(text_of(comment)).has_value(); }

std::optional<ExpectedException> exception_in_comment(std::string_view comment) {
  const std::string_view text = text_of(comment);
  if (const auto mark = mark_of(text)) return named_exception(trim(text.substr(mark->size())));
  const auto named = named_exception(text);
  return named && is_exception_name(last_name(named->type)) ? named : std::nullopt;
}

}  // namespace deepdive::snippets
