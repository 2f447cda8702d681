#include "core/listing/table.hpp"

#include <algorithm>

#include "core/base/log_text.hpp"
#include "core/base/text.hpp"

namespace deepdive::listing {

namespace {

std::vector<std::size_t> widths_of(const std::vector<Column>& columns,
                                   const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  widths.reserve(columns.size());
  for (const Column& column : columns) widths.push_back(display_width(column.heading));
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  return widths;
}

/// On one line, without what would move the columns.
std::string shown(std::string_view cell) {
  std::string text = log_line(cell);
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

std::string render_row(const std::vector<std::string>& cells, const std::vector<Column>& columns,
                       const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string padding(widths[i] - display_width(cells[i]), ' ');
    if (i > 0) line += "  ";
    line += columns[i].align == Align::right ? padding + cells[i] : cells[i] + padding;
  }
  return line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
}

}  // namespace

std::string render_table(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::vector<std::string>> cells = rows;
  for (auto& row : cells) {
    for (std::string& cell : row) cell = shown(cell);
  }
  const std::vector<std::size_t> widths = widths_of(columns, cells);
  std::vector<std::string> headings;
  headings.reserve(columns.size());
  for (const Column& column : columns) headings.push_back(column.heading);
  std::string text = render_row(headings, columns, widths);
  for (const auto& row : cells) text += render_row(row, columns, widths);
  return text;
}

std::string render_filled(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows) {
  std::vector<Column> kept;
  std::vector<std::vector<std::string>> cells(rows.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto says_something = [&](const auto& row) { return !row[i].empty(); };
    if (std::none_of(rows.begin(), rows.end(), says_something)) continue;
    kept.push_back(columns[i]);
    for (std::size_t row = 0; row < rows.size(); ++row) cells[row].push_back(rows[row][i]);
  }
  return render_table(kept, cells);
}

std::string with_thousands(std::size_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string share(std::size_t done, std::size_t total) {
  return total == 0 ? std::string{} : std::to_string(done) + '/' + std::to_string(total);
}

std::string bar(std::size_t done, std::size_t total, std::size_t width) {
  const std::size_t full = total == 0 ? 0 : width * done / total;
  std::string text;
  for (std::size_t i = 0; i < width; ++i) text += i < full ? "█" : "░";
  return text;
}

}  // namespace deepdive::listing
