// Columns of text for a terminal, aligned by the width that characters take there.
#pragma once

#include <string>
#include <vector>

namespace deepdive::listing {

enum class Align { left, right };

struct Column {
  std::string heading = {};
  Align align = Align::left;
};

/// Heading and rows, two blanks between columns, no blanks at the ends of lines. Each row has a cell a column; control
/// characters are shown as pictures.
[[nodiscard]] std::string render_table(const std::vector<Column>& columns,
                                       const std::vector<std::vector<std::string>>& rows);

/// "6,234".
[[nodiscard]] std::string with_thousands(std::size_t number);

/// `done` of `total` as `width` cells: "███░░░░".
[[nodiscard]] std::string bar(std::size_t done, std::size_t total, std::size_t width);

}  // namespace deepdive::listing
