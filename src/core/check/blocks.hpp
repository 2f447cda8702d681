// What became of every fence of a document, and how many ended in which way.
#pragma once

#include <vector>

#include "core/check/report.hpp"
#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"
#include "core/topic/topic.hpp"

namespace deepdive {

/// One for each fence of the topic, in its order.
[[nodiscard]] std::vector<BlockFate> fates_of(const Topic& topic, const snippets::RunPlan& plan,
                                              const snippets::RunOutcome& outcome);

/// Sorts the report's blocks and fills in what is counted of them: totals and reasons.
void count_blocks(Report& report);

}  // namespace deepdive
