#include "core/listing/csv.hpp"

#include "core/base/text.hpp"

namespace deepdive::listing {

namespace {

bool needs_quotes(const std::string& cell) {
  if (cell.empty()) return false;
  return cell.find_first_of("\",\r\n") != std::string::npos ||
         std::string_view("=+-@\t ").find(cell.front()) != std::string_view::npos;
}

std::string csv_cell(const std::string& raw) {
  std::string cell = visible(raw);
  if (!needs_quotes(cell)) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string topics_csv(const std::vector<Row>& rows, const Fields& fields) {
  std::string text;
  const auto add_line = [&](const auto& cell_of) {
    for (std::size_t i = 0; i < fields.size(); ++i) text += (i > 0 ? "," : "") + csv_cell(cell_of(fields[i]));
    text += "\r\n";
  };
  add_line([](const Field& field) { return field.name; });
  for (const Row& row : rows) add_line([&](const Field& field) { return text_of(field.of(row)); });
  return text;
}

}  // namespace deepdive::listing
