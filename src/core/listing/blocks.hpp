// Code blocks as tables and JSON: what would be run, and what became of each.
#pragma once

#include <string>
#include <vector>

#include "core/check/report.hpp"
#include "core/snippets/plan.hpp"
#include "core/topic/topic.hpp"

namespace deepdive::listing {

/// A block that would be run, checked or written, with the topic that it stands in.
struct PlannedBlock {
  const Topic* topic = nullptr;
  const snippets::Snippet* snippet = nullptr;
};

/// Those of one topic; both must outlive the list.
[[nodiscard]] std::vector<PlannedBlock> planned_blocks(const Topic& topic, const snippets::RunPlan& plan);

/// Place, language, what is done, and what is special about it; empty when there are none.
[[nodiscard]] std::string planned_table(const std::vector<PlannedBlock>& blocks);
[[nodiscard]] std::string planned_json(const std::vector<PlannedBlock>& blocks);

/// Place, language, status and reason of every fence; empty when there are none.
[[nodiscard]] std::string fates_table(const std::vector<BlockFate>& blocks);

}  // namespace deepdive::listing
