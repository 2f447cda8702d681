// The shape of simple Python code, for tests of what is made of it: the interpreter itself reads the real one.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "core/markdown/document.hpp"
#include "core/snippets/shape.hpp"

namespace deepdive::testing {

/// A line that is not indented is a statement; indented ones belong to the one above. A comment begins with '#', and no
/// string holds that.
inline snippets::Shape shape_of_script(const markdown::CodeBlock& block) {
  snippets::Shape shape;
  shape.known = true;
  std::size_t index = 0;
  for (const std::string_view line : split_lines(block.content)) {
    const std::size_t number = block.lines[index++].line;
    const std::size_t hash = line.find('#');
    const std::string_view code = trim(line.substr(0, std::min(hash, line.size())));
    const bool indented = !line.empty() && line.front() == ' ';
    if (!code.empty() && indented && !shape.statements.empty()) shape.statements.back().last_line = number;
    if (!code.empty() && !indented) {
      const bool expression = code.find(" = ") == std::string_view::npos && code.back() != ':';
      shape.statements.push_back({number, number, expression, code.starts_with("print(")});
    }
    if (hash == std::string_view::npos) continue;
    shape.comments.push_back({number, hash, !code.empty(), !indented, std::string(line.substr(hash))});
  }
  return shape;
}

/// Examples are lines that begin with ">>> "; those after it with "... " go on, all others are its answer.
inline snippets::Shape shape_of_session(const markdown::CodeBlock& block) {
  snippets::Shape shape;
  shape.known = true;
  std::size_t index = 0;
  std::size_t blank = 0;
  for (const std::string_view line : split_lines(block.content)) {
    const std::size_t number = block.lines[index++].line;
    if (line.starts_with(">>> ")) {
      shape.examples.push_back({number, number, 0, std::string(line.substr(4)) + '\n'});
      blank = 0;
    } else if (line.starts_with("... ")) {
      shape.examples.back().last_line = number;
      shape.examples.back().source += std::string(line.substr(4)) + '\n';
    } else if (trim(line).empty()) {
      ++blank;
    } else {
      shape.examples.back().output_lines += blank + 1;
      blank = 0;
    }
  }
  return shape;
}

}  // namespace deepdive::testing
