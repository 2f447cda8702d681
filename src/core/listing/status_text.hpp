// Where a collection, or one topic, stands: for people.
#pragma once

#include <string>
#include <vector>

#include "core/listing/field.hpp"

namespace deepdive::listing {

/// A line a topic, then the totals with a bar.
[[nodiscard]] std::string collection_status(const std::vector<Row>& rows);

/// One topic, section by section.
[[nodiscard]] std::string topic_status(const Row& row);

}  // namespace deepdive::listing
