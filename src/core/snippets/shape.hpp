// How a block is built, as its own interpreter reads it: statements, comments, and the examples of a session.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace deepdive::snippets {

/// A statement at the top of a block. Lines are lines of the file.
struct Statement {
  std::size_t first_line = 0;
  std::size_t last_line = 0;
  bool expression = false;  ///< its value can be asked for
  bool prints = false;      ///< a call of `print`
  friend bool operator==(const Statement&, const Statement&) = default;
};

struct CodeComment {
  std::size_t line = 0;
  std::size_t byte = 0;   ///< of its '#' in the line's code
  bool trailing = false;  ///< code stands before it on its line
  bool top_level = true;  ///< not inside a compound statement, a bracket or a function
  std::string text = {};  ///< from the '#' to the end of the line
  friend bool operator==(const CodeComment&, const CodeComment&) = default;
};

/// One prompt of a session: what was typed, and the lines that show what came of it.
struct Example {
  std::size_t first_line = 0;
  std::size_t last_line = 0;
  std::size_t output_lines = 0;  ///< lines after `last_line` that show the answer; blank ones at the end left out
  std::string source = {};       ///< without prompts
  friend bool operator==(const Example&, const Example&) = default;
};

struct Shape {
  bool known = false;                      ///< the block could be read at all
  std::vector<Statement> statements = {};  ///< of a script
  std::vector<CodeComment> comments = {};  ///< of a script; of one that could not be read: those about its output
  std::vector<Example> examples = {};      ///< of a session
  friend bool operator==(const Shape&, const Shape&) = default;
};

}  // namespace deepdive::snippets
