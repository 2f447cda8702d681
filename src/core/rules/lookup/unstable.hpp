// Claims about what is another in each run: times, sizes of memory, dates.
#pragma once

#include <optional>
#include <string_view>

#include "core/snippets/claims.hpp"
#include "core/snippets/plan.hpp"

namespace deepdive::rules {

/// An exact claim about a measurement.
struct Unstable {
  std::string_view source = {};  ///< what the block measures with: "perf_counter"
  Span line = {};                ///< the first line of the claim that shows a measured number
};

/// Nothing for a claim that is illustrative, approximate, or leaves its numbers open.
[[nodiscard]] std::optional<Unstable> unstable_part(const snippets::Snippet& snippet, const snippets::Claim& claim);

}  // namespace deepdive::rules
