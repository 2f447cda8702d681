#include "core/base/changes.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/base/text.hpp"

namespace deepdive {

namespace {

/// The byte that `\` and this letter stand for.
char escaped(char letter) {
  constexpr std::string_view letters = "abtnvfr";
  const std::size_t at = letters.find(letter);
  return at == std::string_view::npos ? letter : static_cast<char>('\a' + static_cast<char>(at));
}

bool is_octal(char c) { return c >= '0' && c <= '7'; }

/// A name as git writes those with odd characters: in quotes, with the escapes of C.
std::string unquoted(std::string_view name) {
  if (name.size() < 2 || name.front() != '"') return std::string(name);
  std::string made;
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    if (name[i] != '\\') {
      made += name[i];
    } else if (is_octal(name[i + 1])) {
      unsigned value = 0;
      std::from_chars(name.data() + i + 1, name.data() + std::min(i + 4, name.size()), value, 8);
      made += static_cast<char>(static_cast<unsigned char>(value));
      i += 3;
    } else {
      made += escaped(name[++i]);
    }
  }
  return made;
}

/// The path of a line `+++ b/PATH`; nothing when the file is gone.
std::optional<std::string> new_path(std::string_view line) {
  std::string_view name = line.substr(4);
  if (!name.empty() && name.back() == '\t') name.remove_suffix(1);
  const std::string path = unquoted(name);
  if (path.rfind("b/", 0) != 0) return std::nullopt;
  return path.substr(2);
}

std::size_t number_at(std::string_view text, std::size_t otherwise) {
  std::size_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// The new lines of `@@ -1,2 +3,4 @@`.
LineRange new_lines(std::string_view hunk) {
  const std::size_t plus = std::min(hunk.find('+'), hunk.size() - 1);
  std::string_view range = hunk.substr(plus + 1);
  range = range.substr(0, range.find(' '));
  const std::size_t comma = range.find(',');
  const std::size_t first = number_at(range, 0);
  const std::size_t count = comma == std::string_view::npos ? 1 : number_at(range.substr(comma + 1), 1);
  // Nothing is left of the lines between these two.
  if (count == 0) return {std::max<std::size_t>(first, 1), first + 1};
  return {first, first + count - 1};
}

}  // namespace

void add_patch(std::string_view patch, Changes& changes) {
  // Lines of the files begin with '+', '-' or '\', so that those of a header cannot be taken for them after a hunk.
  FileChanges* file = nullptr;
  bool in_header = false;
  for (const std::string_view line : split_lines(patch)) {
    if (line.starts_with("diff --git ")) {
      in_header = true;
      file = nullptr;
    } else if (in_header && line.starts_with("+++ ")) {
      if (const auto path = new_path(line)) file = &changes[*path];
    } else if (line.starts_with("@@ ")) {
      in_header = false;
      if (file) file->lines.push_back(new_lines(line));
    }
  }
}

bool touches(const FileChanges& changes, std::size_t first, std::size_t last) {
  return changes.whole || std::any_of(changes.lines.begin(), changes.lines.end(), [&](const LineRange& range) {
           return range.first <= last && first <= range.last;
         });
}

}  // namespace deepdive
