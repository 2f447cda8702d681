#include "oracle/generator.hpp"

#include <random>
#include <string_view>
#include <vector>

namespace deepdive::testing {

namespace {

using Lines = std::vector<std::string>;
using Choices = std::vector<std::string_view>;

/// The parts of a braced list are evaluated from left to right, those of a sum in any order: only so are documents the
/// same whatever the compiler.
std::string joined(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

class Generator {
public:
  explicit Generator(std::uint64_t seed) : engine_(seed) {}

  std::string document();
  std::string bytes();

private:
  /// From 0 to `count` - 1. The standard distributions differ between libraries; this does not.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  bool once_in(std::size_t count) { return below(count) == 0; }
  std::string any_of(const Choices& choices) { return std::string(choices[below(choices.size())]); }
  std::string blanks(std::size_t most) { return std::string(below(most + 1), ' '); }

  std::string inline_text();
  std::string soup_line();
  Lines heading();
  Lines fence();
  Lines indented_code();
  Lines html();
  Lines paragraph();
  Lines list(std::size_t depth);
  Lines quote(std::size_t depth);
  Lines piece(std::size_t depth);
  Lines pieces(std::size_t depth);
  void disturb(Lines& lines);

  std::mt19937_64 engine_;
};

std::string Generator::inline_text() {
  static const Choices texts{"word",
                             "two words",
                             "`code`",
                             "*soft*",
                             "**loud**",
                             "[text](target)",
                             "![alt](a.png)",
                             "[text](<a b> \"title\")",
                             "[ref]",
                             "[text][ref]",
                             "[none][nobody]",
                             "<!-- note -->",
                             "a\tb",
                             "&amp;",
                             "\\*",
                             "<b id=\"x\">b</b>",
                             "`` ` ``",
                             "[![in](b.png)](out)",
                             "<tel:123>",
                             "z\xC3\xBCrich",
                             "1. one",
                             "- dash",
                             "# hash",
                             "word #",
                             "`open",
                             "[open",
                             "![",
                             "<!-- open",
                             "-->",
                             "a  ",
                             "[](empty)",
                             "[text](a(b)c 'x')",
                             "\\",
                             "```",
                             "=",
                             "+"};
  std::string text = any_of(texts);
  while (once_in(2)) text += joined({" ", any_of(texts)});
  return text;
}

std::string Generator::soup_line() {
  static const Choices tokens{"```",  "~~~",  "````", "> ",    ">",      "- ",     "-",     "* ",     "1. ",  "2) ",
                              "    ", "  ",   " ",    "\t",    "# ",     "##",     "a",     "b ",     "===",  "---",
                              "***",  "<!--", "-->",  "<div>", "</div>", "[a]: b", "[a]",   "[",      "](x)", "`",
                              "\\",   "&lt;", "py",   "=",     "-",      "#",      "<pre>", "</pre>", "\"t\""};
  std::string line;
  for (std::size_t count = below(6); count > 0; --count) line += any_of(tokens);
  return line;
}

Lines Generator::heading() {
  if (once_in(3)) {
    Lines lines{joined({blanks(3), inline_text()})};
    if (once_in(3)) lines.push_back(joined({blanks(5), inline_text()}));
    lines.push_back(joined({blanks(4), any_of({"===", "---", "=", "-", "== ", "--\t"})}));
    return lines;
  }
  const std::string text = once_in(4) ? "" : joined({any_of({" ", "  ", "\t", ""}), inline_text()});
  const Choices closings{"", "", "", " #", " ##  ", "#", " \\#", "\t#"};
  return {joined({blanks(4), std::string(1 + below(7), '#'), text, any_of(closings)})};
}

Lines Generator::fence() {
  static const Choices infos{"", "", "python", " python {a=\"b\"}", "py\\*thon &amp;", "a`b", "  x  ", "\ttab"};
  static const Choices codes{"x = 1",  "    deep", "\ttabbed",   "",   "  ",    "```",     "~~~",  "> quote",
                             "- item", "# no",     "<!-- c -->", "``", "a\tb ", "    ```", "====", "\\`"};
  const char mark = once_in(3) ? '~' : '`';
  const std::size_t length = 3 + below(3);
  const std::string indent = blanks(once_in(4) ? 5 : 3);
  Lines lines{joined({indent, std::string(length, mark), any_of(infos)})};
  for (std::size_t count = below(4); count > 0; --count) {
    lines.push_back(joined({once_in(3) ? "" : indent, any_of(codes)}));
  }
  if (once_in(5)) return lines;
  const std::string before = once_in(3) ? blanks(4) : indent;
  const std::size_t closing_length = once_in(8) ? length - 1 : length + below(2);
  lines.push_back(joined({before, std::string(closing_length, mark), any_of({"", "", "", " ", "\t", " x"})}));
  return lines;
}

Lines Generator::indented_code() {
  static const Choices indents{"    ", "\t", "     ", "  \t", "      "};
  static const Choices codes{"code", "```", "- x", "  y", "", "# z"};
  Lines lines;
  for (std::size_t count = 1 + below(3); count > 0; --count) lines.push_back(joined({any_of(indents), any_of(codes)}));
  return lines;
}

Lines Generator::html() {
  static const std::vector<Lines> blocks{{"<div id=\"a\">"},
                                         {"<div>", "text", "</div>"},
                                         {"<!-- one line -->"},
                                         {"<!--", "```python", "x = 1", "```", "-->"},
                                         {"<!-- open", "", "# still"},
                                         {"<pre>", "", "```", "</pre>"},
                                         {"<span class='x'>"},
                                         {"<!-- a --> <!-- b -->"},
                                         {"<details>", "<summary>s</summary>", ""},
                                         {"</details>"},
                                         {"<?php", "", "?>"}};
  Lines lines = blocks[below(blocks.size())];
  lines.front() = blanks(3) + lines.front();
  return lines;
}

Lines Generator::paragraph() {
  static const Choices definitions{"[ref]: target", "[ref]: <a b> 'title'", "[Ref]:\n  target", "[x y]: /z \"t\"",
                                   "[ref]:"};
  if (once_in(6)) return {any_of(definitions)};
  if (once_in(8)) return {any_of({"***", "---", "- - -", "___  ", "* * *", " -- -", "+ - - -"})};
  Lines lines;
  for (std::size_t count = 1 + below(3); count > 0; --count) {
    lines.push_back(joined({blanks(once_in(3) ? 6 : 0), inline_text()}));
  }
  return lines;
}

Lines Generator::list(std::size_t depth) {
  static const Choices marks{"-", "*", "+", "1.", "2)", "10."};
  static const Choices gaps{" ", " ", "  ", "\t", "     "};
  Lines lines;
  for (std::size_t items = 1 + below(2); items > 0; --items) {
    std::string before = joined({blanks(2), any_of(marks), any_of(gaps)});
    for (const std::string& line : pieces(depth + 1)) {
      lines.push_back((line.empty() || once_in(12) ? "" : before) + line);
      before.assign(before.size(), ' ');
    }
    if (once_in(3)) lines.push_back("");
  }
  return lines;
}

Lines Generator::quote(std::size_t depth) {
  Lines lines = pieces(depth + 1);
  const std::string mark = any_of({"> ", "> ", ">", " > ", ">\t"});
  for (std::string& line : lines) {
    if (!once_in(12)) line = mark + line;
  }
  return lines;
}

Lines Generator::piece(std::size_t depth) {
  switch (below(depth < 3 ? 12 : 8)) {
    case 0:
    case 1: return heading();
    case 2:
    case 3:
    case 4: return fence();
    case 5: return indented_code();
    case 6: return html();
    case 7: return paragraph();
    case 8:
    case 9: return list(depth);
    case 10: return quote(depth);
    default: return {soup_line()};
  }
}

Lines Generator::pieces(std::size_t depth) {
  Lines lines;
  for (std::size_t count = 1 + below(3); count > 0; --count) {
    for (std::string& line : piece(depth)) lines.push_back(std::move(line));
    if (once_in(2)) lines.push_back(any_of({"", "", "  ", "\t"}));
  }
  return lines;
}

void Generator::disturb(Lines& lines) {
  for (std::string& line : lines) {
    if (once_in(25)) line.insert(0, blanks(5));
    if (once_in(40)) line.insert(0, "\t");
    if (once_in(40)) line += soup_line();
    if (once_in(40) && !line.empty() && line.find('\xC3') > 3) line.erase(0, 1 + below(3));
  }
  if (once_in(6)) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(below(lines.size())));
}

std::string Generator::document() {
  Lines lines;
  if (once_in(3)) {
    for (std::size_t count = 1 + below(7); count > 0; --count) lines.push_back(soup_line());
  } else {
    lines = pieces(0);
    if (once_in(2)) disturb(lines);
  }
  const std::size_t ends = below(4);
  std::string text;
  for (const std::string& line : lines) text += line + (ends == 0 || (ends == 1 && once_in(2)) ? "\r\n" : "\n");
  if (once_in(4)) text.erase(text.find_last_not_of("\r\n") + 1);
  return text;
}

std::string Generator::bytes() {
  static const Choices odd{"\r",           "\n",   "\r\n",    std::string_view("\0", 1),
                           "\xEF\xBB\xBF", "\xC3", "\xBC",    "\xC3\xBC",
                           "\xFF",         "\v",   "\f",      "http://a.b",
                           "www.a.b",      "&#0;", "&amp",    "]: <",
                           "<a id=",       "'",    "[a]: \\", "![",
                           "](",           "<!--", "-->"};
  std::string text;
  for (std::size_t count = below(24); count > 0; --count) text += once_in(2) ? any_of(odd) : soup_line();
  return text;
}

}  // namespace

std::string make_document(std::uint64_t seed) { return Generator(seed).document(); }

std::string make_bytes(std::uint64_t seed) { return Generator(seed).bytes(); }

}  // namespace deepdive::testing
