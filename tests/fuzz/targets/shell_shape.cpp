#include "core/snippets/shell_shape.hpp"

#include <algorithm>
#include <string>

#include "fuzz/target.hpp"

namespace deepdive::fuzz {

namespace {

constexpr std::size_t first_line = 10;

/// Stands for a shell to which a text is whole when its quotes are.
bool is_whole(const std::string& text) { return std::count(text.begin(), text.end(), '\'') % 2 == 0; }

void hold_script(const snippets::Shape& shape, std::size_t line_count) {
  std::size_t line = first_line;
  for (const snippets::Statement& statement : shape.statements) {
    hold(statement.first_line >= line && statement.last_line >= statement.first_line, "statements follow each other");
    line = statement.last_line + 1;
  }
  hold(line <= first_line + line_count, "statements lie in their block");
  line = first_line;
  for (const snippets::CodeComment& comment : shape.comments) {
    hold(comment.line >= line && comment.line < first_line + line_count, "comments follow each other in their block");
    hold(comment.text.substr(0, 1) == "#", "a comment begins with its mark");
    line = comment.line + 1;
  }
}

void check(std::string_view input) {
  snippets::Snippet snippet;
  snippet.source = input;
  snippet.first_line = first_line;
  const std::size_t line_count = split_lines(input).size();
  hold_script(snippets::shell_script(snippet, is_whole), line_count);
  snippet.session = true;
  std::size_t line = first_line;
  for (const snippets::Example& example : snippets::shell_session(snippet).examples) {
    hold(example.first_line >= line && example.last_line >= example.first_line, "examples follow each other");
    line = example.last_line + example.output_lines + 1;
  }
  hold(line <= first_line + line_count, "examples lie in their block");
  hold(split_lines(snippets::shell_commands(snippet)).size() <= line_count, "commands keep to their lines");
}

}  // namespace

Target shell_shape() { return {"shell_shape", {"bash", "sh", "console", "shell"}, check}; }

}  // namespace deepdive::fuzz
