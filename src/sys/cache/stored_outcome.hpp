// A run's outcome as text that can be kept, free of where its blocks stand in the document.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"

namespace deepdive::sys {

/// JSON with a checksum before it. Tracebacks are left out: they hold line numbers, and no kept outcome needs them.
[[nodiscard]] std::string to_stored(const snippets::RunPlan& plan, const snippets::RunOutcome& outcome);

/// The outcome for the plan's blocks where they stand now; nothing when the text is damaged or of other blocks.
[[nodiscard]] std::optional<snippets::RunOutcome> from_stored(const snippets::RunPlan& plan, std::string_view stored);

}  // namespace deepdive::sys
