// The tracking table of an index page that was kept by hand.
#pragma once

#include "core/index/hand_kept.hpp"

namespace deepdive::index {

/// Where the table begins; nothing when the page has none outside of code.
[[nodiscard]] std::optional<std::size_t> table_begin(const Page& page);

/// Adds to the topics what the table says of them; contradictions become findings. A page may have no table.
void read_table(const Page& page, HandKeptIndex& index);

/// The text that the page shows as `written`, without what the escaping of this index puts into it; as written where
/// that would not come out the same.
[[nodiscard]] std::string value_of(std::string_view written, std::string (*escape)(std::string_view));

}  // namespace deepdive::index
