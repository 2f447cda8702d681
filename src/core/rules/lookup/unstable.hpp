// Claims about what is another in each run: times, sizes of memory, dates.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/snippets/claims.hpp"
#include "core/snippets/plan.hpp"

namespace deepdive::rules {

/// An exact claim about a measurement.
struct Unstable {
  std::string_view source = {};  ///< what the block measures with: "perf_counter"
  Span line = {};                ///< the first line of the claim that shows a measured number
};

/// What the code of a block measures with: looked for once, since a block can have many claims.
class Measuring {
public:
  explicit Measuring(const snippets::Snippet& snippet);

  /// Nothing for a claim that is illustrative, approximate, or leaves its numbers open.
  [[nodiscard]] std::optional<Unstable> unstable_part(const snippets::Claim& claim) const;

private:
  const snippets::Snippet& snippet_;
  std::vector<std::size_t> sources_ = {};
};

}  // namespace deepdive::rules
