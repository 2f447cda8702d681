// Seals of regions: a short digest of the text in the marker that ends it, by which an edit by hand is noticed.
#pragma once

#include <string>
#include <string_view>

#include "core/topic/collection.hpp"

namespace deepdive::index {

/// Whether a word of a marker can be a seal: eight lower case hexadecimal digits.
[[nodiscard]] bool is_seal(std::string_view word);

/// The seal of a text, the same for LF and CRLF.
[[nodiscard]] std::string seal_of(std::string_view text);

/// Makes the seal a part of a region and of what is expected there. A region whose old seal is broken is `edited`,
/// unless it holds what it should.
void seal(IndexRegion& region, const SourceFile& page);

/// Seals all regions that have no seal yet. `state` must have no problems.
void seal_all(IndexState& state);

/// Whether a region was edited by hand since it was sealed.
[[nodiscard]] bool has_edits(const IndexState& state);

}  // namespace deepdive::index
