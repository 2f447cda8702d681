// Checks and runs blocks of the shell.
#pragma once

#include <memory>

#include "sys/engine.hpp"

namespace deepdive::sys::shell {

[[nodiscard]] std::unique_ptr<JobEngine> make_engine();

}  // namespace deepdive::sys::shell
