// The generated regions of the index page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/base/source.hpp"
#include "core/settings/settings.hpp"
#include "core/topic/collection.hpp"

namespace deepdive::index {

/// Names of the regions that can be rendered, in the order of the page: available, planned, tracking, updated,
/// roadmap.
[[nodiscard]] const std::vector<std::string>& region_names();

/// Text of one region without its markers, LF line ends, ending in a newline. Topics with an unreadable front matter
/// are left out.
[[nodiscard]] std::string render_region(std::string_view name, const Collection& collection,
                                        const IndexSettings& settings);

/// Whether a text has any marker of the index, sound or not.
[[nodiscard]] bool has_markers(const SourceFile& page, const markdown::Document& document);

/// The markers of `page` and what should stand between them. Markers are HTML comments of the block tree alone on
/// their line; unknown, missing, doubled, nested and crossed ones become problems.
[[nodiscard]] IndexState compare(const Page& page, const Collection& collection, const IndexSettings& settings);

/// The page with every region brought up to date, in the page's own line ends; all other bytes as they were.
/// `state` must have no problems.
[[nodiscard]] std::string apply(const IndexState& state);

}  // namespace deepdive::index
