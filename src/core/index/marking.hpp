// Markers for an index page that was kept by hand.
#pragma once

#include <string>

#include "core/index/hand_kept.hpp"

namespace deepdive::index {

/// The page with the markers of regions around its entries, its table and its "Last Updated"; nothing else in it is
/// touched. A region whose text is not in one piece gets none. The page must have no markers yet.
[[nodiscard]] std::string with_markers(const Page& page, const HandKeptIndex& read);

}  // namespace deepdive::index
