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

std::string tsv_cell(const std::string& raw) {
  std::string cell;
  for (const char c : visible(raw, Lines::join)) {
    if (c == '\t') cell += "␉";
    else cell += c;
  }
  return cell;
}

/// How cells become lines.
struct Dialect {
  std::string (*cell)(const std::string& raw);
  std::string_view between;
  std::string_view end;
};

std::string lines_of(const std::vector<Row>& rows, const Fields& fields, const Dialect& dialect) {
  std::string text;
  const auto add_line = [&](const auto& raw_of) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) text += dialect.between;
      text += dialect.cell(raw_of(fields[i]));
    }
    text += dialect.end;
  };
  add_line([](const Field& field) { return field.name; });
  for (const Row& row : rows) add_line([&](const Field& field) { return text_of(field.of(row)); });
  return text;
}

}  // namespace

std::string topics_csv(const std::vector<Row>& rows, const Fields& fields) {
  return lines_of(rows, fields, {csv_cell, ",", "\r\n"});
}

std::string topics_tsv(const std::vector<Row>& rows, const Fields& fields) {
  return lines_of(rows, fields, {tsv_cell, "\t", "\n"});
}

}  // namespace deepdive::listing
