// How a JavaScript block is built, as far as its text says without a parser of the whole language.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/snippets/claims.hpp"
#include "core/snippets/shape.hpp"

namespace deepdive::snippets {

/// Bytes of the code at which a statement begins, at which it ends without its ';', and with it.
struct StatementPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t after = 0;
};

/// Statements take whole lines: those that share one, or whose bounds are in doubt, are one.
struct JavascriptReading {
  Shape shape = {};                         ///< not known where brackets, strings or comments do not close
  std::vector<StatementPlace> places = {};  ///< of the shape's statements
};

/// `first_line` is the line of the file on which the code begins.
[[nodiscard]] JavascriptReading read_javascript(std::string_view code, std::size_t first_line);

/// The code with calls that tell where a step ends, what its value is and what it raises; lines stay as they are.
[[nodiscard]] std::string with_marks(std::string_view code, const JavascriptReading& reading,
                                     const std::vector<Step>& steps);

}  // namespace deepdive::snippets
