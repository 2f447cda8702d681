#include "fuzz/mutator.hpp"

#include <algorithm>
#include <string_view>

namespace deepdive::fuzz {

namespace {

constexpr std::size_t most_changes = 5;
constexpr std::size_t longest_text = 2000;
constexpr std::size_t longest_piece = 40;

using namespace std::string_view_literals;

/// Marks that some parser of ours waits for.
constexpr std::string_view marks[] = {
    "\n",          "\r\n", "\r",       "\0"sv,  "\t",   "    ",        "---\n", "...\n",        "```\n", "~~~~",
    "```python {", "}",    "`",        "``",    "<!--", "-->",         "![",    "](",           ")",     "[",
    "]",           "[]: ", "<a href=", "\"",    "'",    "\\",          "&amp;", "&#0;",         "#",     "## ",
    "===\n",       "- ",   "> ",       "1. ",   "* ",   "|",           ": ",    "? ",           "&a ",   "*a",
    "!!x",         "<<: ", "[[",       "{",     "%",    "|\n",         ">-\n",  "\xEF\xBB\xBF", "\xFF",  "\xC3",
    "\xE2\x80",    "ä",    "漢",       "😀",     "0",    "1e9",         "~1.5",  "0x7f",         "-",     "+",
    "=",           "$ ",   ">>> ",     "# => ", "// ",  "/*",          "*/",    "${",           "$(",    "<<EOF\n",
    "EOF\n",       ";",    "\x1E",     "\x1B",  "\x80", "\xE2\x80\xAE"};

}  // namespace

std::string Mutator::piece_of(const std::string& text) {
  const std::size_t from = below(text.size() + 1);
  return text.substr(from, below(longest_piece));
}

void Mutator::change(std::string& text) {
  const std::size_t at = below(text.size() + 1);
  switch (below(6)) {
    case 0: text.erase(at, below(longest_piece)); break;
    case 1: text.insert(at, piece_of(text)); break;
    case 2: text.insert(at, piece_of(seeds_[below(seeds_.size())])); break;
    case 3:
      if (at < text.size()) text[at] = static_cast<char>(below(256));
      break;
    default: text.insert(at, marks[below(std::size(marks))]); break;
  }
}

std::string Mutator::next() {
  std::string text = seeds_[below(seeds_.size())];
  if (text.size() > longest_text) text = text.substr(below(text.size() - longest_text), longest_text);
  for (std::size_t i = below(most_changes) + 1; i > 0; --i) change(text);
  return text;
}

}  // namespace deepdive::fuzz
