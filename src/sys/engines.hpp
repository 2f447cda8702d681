// Which engine runs the blocks of a language.
#pragma once

#include <memory>

#include "core/languages/language.hpp"
#include "sys/engine.hpp"

namespace deepdive::sys {

/// Null for what nothing runs. `context` outlives the engine.
[[nodiscard]] std::unique_ptr<JobEngine> make_engine(deepdive::Engine kind, const RunContext& context);

}  // namespace deepdive::sys
