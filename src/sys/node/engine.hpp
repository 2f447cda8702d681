// Runs JavaScript blocks.
#pragma once

#include <memory>

#include "sys/engine.hpp"

namespace deepdive::sys::node {

/// `context` outlives the engine.
[[nodiscard]] std::unique_ptr<JobEngine> make_engine(const RunContext& context);

}  // namespace deepdive::sys::node
