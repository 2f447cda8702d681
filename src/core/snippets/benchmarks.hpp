// What benchmarks show: numbers that are never compared, and where they are from.
#pragma once

#include <string>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"
#include "core/topic/topic.hpp"

namespace deepdive::snippets {

/// The edits with which illustrative outputs show what their code printed in this run, in the order of the text; where
/// a fence names a provenance, `provenance` takes its place. Nothing for blocks that failed, and for outputs that are
/// as they were.
[[nodiscard]] std::vector<Edit> benchmark_edits(const Topic& topic, const RunPlan& plan, const RunOutcome& outcome,
                                                const std::string& provenance);

}  // namespace deepdive::snippets
