#include "core/snippets/imports.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace deepdive::snippets {

namespace {

bool is_of_name(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_' ||
         byte == '.';
}

/// Takes a dotted name off the front of `rest`.
std::string take_name(std::string_view& rest) {
  rest = trim(rest);
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_of_name);
  const std::string name(rest.begin(), end);
  rest.remove_prefix(name.size());
  return name;
}

/// The statement at the front of a line, prompts left out.
std::string_view statement_of(std::string_view line) {
  line = trim(line);
  for (const std::string_view prompt : {">>> ", "... "}) {
    if (line.starts_with(prompt)) line = trim(line.substr(prompt.size()));
  }
  return line;
}

}  // namespace

void add_imports(std::string_view code, std::set<std::string>& modules) {
  for (const std::string_view line : split_lines(code)) {
    std::string_view rest = statement_of(line);
    const bool from = rest.starts_with("from ");
    if (!from && !rest.starts_with("import ")) continue;
    rest.remove_prefix(from ? 5 : 7);
    for (std::string name = take_name(rest); !name.empty(); name = take_name(rest)) {
      if (name.front() != '.') modules.insert(name);
      rest = trim(rest);
      if (from || !rest.starts_with(',')) break;
      rest.remove_prefix(1);
    }
  }
}

}  // namespace deepdive::snippets
