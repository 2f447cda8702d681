// The topics by the weeks of the practice plan, as a Mermaid flowchart.
#pragma once

#include <string>
#include <vector>

#include "core/topic/collection.hpp"

namespace deepdive::index {

/// A fenced diagram of `topics`, which must have a title and a status: a box for each week with the topics that begin
/// in it, an arrow from week to week, and a box for topics without a week.
[[nodiscard]] std::string roadmap(const std::vector<const Topic*>& topics);

}  // namespace deepdive::index
