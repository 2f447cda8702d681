#include "core/snippets/shell_shape.hpp"

#include "support/catch.hpp"

using namespace deepdive::snippets;

namespace {

Snippet block(const std::string& source, bool session = false) {
  Snippet snippet;
  snippet.source = source;
  snippet.first_line = 10;
  snippet.session = session;
  return snippet;
}

/// "10-11 'source' 2;" for each example: its lines, what was typed, how many lines answer.
std::string examples(const std::string& source) {
  std::string all;
  for (const Example& one : shell_session(block(source, true)).examples) {
    all += std::to_string(one.first_line) + '-' + std::to_string(one.last_line) + " '" + one.source + "' " +
           std::to_string(one.output_lines) + ';';
  }
  return all;
}

/// Stands for a shell to which a text is whole when its brackets and quotes are.
bool is_whole(const std::string& text) {
  int depth = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '\'') quoted = !quoted;
    if (!quoted && c == '{') ++depth;
    if (!quoted && c == '}') --depth;
    if (depth < 0) return false;
  }
  return depth == 0 && !quoted;
}

/// "10-11 12-12 | 13": lines of the statements and of the comments.
std::string parts(const std::string& source) {
  const Shape shape = shell_script(block(source), is_whole);
  if (!shape.known) return "unknown";
  std::string all;
  for (const Statement& one : shape.statements) {
    all += std::to_string(one.first_line) + '-' + std::to_string(one.last_line) + ' ';
  }
  all += '|';
  for (const CodeComment& one : shape.comments) all += ' ' + std::to_string(one.line) + (one.trailing ? "t" : "");
  return all;
}

}  // namespace

TEST_CASE("a session is read prompt by prompt", "[snippets][shell]") {
  CHECK(examples("$ echo a\na\n$ false\n[1]\n\n$ true\n") == "10-10 'echo a' 1;12-12 'false' 1;15-15 'true' 0;");
  CHECK(examples("$ cat <<E\n> one\n> E\none\n\n$ x\n") == "10-12 'cat <<E\none\nE' 1;15-15 'x' 0;");
  CHECK(examples("# set-up\n$ a\nx\n\ny\n\n") == "11-11 'a' 3;");
  CHECK(examples("$ diff a b\n1c1\n> two\n") == "10-10 'diff a b' 2;");
  CHECK(examples("  $ a\n  b\n$\n$HOME\n") == "10-10 'a' 1;12-12 '' 1;");
}

TEST_CASE("the commands of a session stand on their lines", "[snippets][shell]") {
  CHECK(shell_commands(block("# x\n$ a\nout\n$ b \\\n> c\n", true)) == "\na\n\nb \\\nc\n");
  CHECK(shell_commands(block("a\n$ b\n")) == "a\n$ b\n");
}

TEST_CASE("a script is cut at its claims", "[snippets][shell]") {
  CHECK(parts("echo a\n# a remark\necho b\n") == "unknown");
  CHECK(parts("echo a\n# Output: a\necho b\n") == "10-10 12-12 | 11");
  CHECK(parts("a\nb\n# Output:\n# one\n# two\nc\n") == "10-11 15-15 | 12 13 14");
  CHECK(parts("a\necho b  # => b\nc\n") == "10-10 11-11 12-12 | 11t");
  CHECK(parts("f() {\n  a\n}  # => x\n") == "10-12 | 12t");
}

TEST_CASE("what only looks like a claim cuts nothing", "[snippets][shell]") {
  CHECK(parts("echo 'a\n# => b\n'\n") == "unknown");
  CHECK(parts("echo 'a # => b'\n") == "unknown");
  CHECK(parts("f() {\n  echo a  # => a\n}\n") == "unknown");
}
