// Topics as values that commas (RFC 4180) or tabs separate.
#pragma once

#include <string>
#include <vector>

#include "core/listing/field.hpp"

namespace deepdive::listing {

/// A line of names, then a line a topic, each with CRLF. A cell stands in quotes where the format asks for it, and
/// where a spreadsheet could take it for a formula (it begins with `=`, `+`, `-` or `@`). Control characters but tab
/// and line ends are shown as pictures.
[[nodiscard]] std::string topics_csv(const std::vector<Row>& rows, const Fields& fields);

/// The same lines with LF, their cells with tabs between them and never in quotes: tabs, line ends and other control
/// characters in a cell are shown as pictures.
[[nodiscard]] std::string topics_tsv(const std::vector<Row>& rows, const Fields& fields);

}  // namespace deepdive::listing
