// How the facts of both parsers are written, so that only what they say can differ.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deepdive::testing {

struct HeadingFact {
  int level = 0;
  std::size_t line = 0;
  bool top_level = false;
  std::string text = {};
};

struct CodeFact {
  bool fenced = false;
  std::size_t first = 0;
  std::size_t last = 0;
  bool closed = false;
  std::string info = {};
  std::string content = {};
  std::string before = {};  ///< what stands before the opening fence in its line
};

[[nodiscard]] std::string heading_line(const HeadingFact& fact);
[[nodiscard]] std::string code_line(const CodeFact& fact);
[[nodiscard]] std::string link_line(bool image, std::string_view target, std::string_view text);

}  // namespace deepdive::testing
