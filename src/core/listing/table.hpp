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

/// As render_table, without the columns in which no row says anything.
[[nodiscard]] std::string render_filled(const std::vector<Column>& columns,
                                        const std::vector<std::vector<std::string>>& rows);

/// "6,234".
[[nodiscard]] std::string with_thousands(std::size_t number);

/// "3/7"; empty when there is nothing to be done.
[[nodiscard]] std::string share(std::size_t done, std::size_t total);

/// `done` of `total` as `width` cells: "███░░░░".
[[nodiscard]] std::string bar(std::size_t done, std::size_t total, std::size_t width);

}  // namespace deepdive::listing
