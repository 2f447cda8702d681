// Runs or checks blocks with the programs that their languages name.
#pragma once

#include <memory>

#include "sys/engine.hpp"

namespace deepdive::sys::toolchain {

/// `context` outlives the engine.
[[nodiscard]] std::unique_ptr<JobEngine> make_engine(const RunContext& context);

}  // namespace deepdive::sys::toolchain
