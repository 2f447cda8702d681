// What a document's front matter says of all its code blocks, over what the settings say.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/snippets/attributes.hpp"
#include "core/snippets/plan.hpp"

namespace deepdive::snippets {

struct Defaults {
  std::string python = {};
  std::vector<std::string> distributions = {};
  std::chrono::milliseconds timeout = {};
  std::vector<AttributeProblem> problems = {};  ///< values that are none; they count for nothing
};

/// Of a topic whose front matter may say anything, it says nothing here.
[[nodiscard]] Defaults defaults_of(const Topic& topic, const PlanOptions& options);

/// As a time limit counts, to the next millisecond.
[[nodiscard]] std::chrono::milliseconds milliseconds_of(double seconds);

}  // namespace deepdive::snippets
