// Checks blocks of JSON, YAML and TOML. Our own parsers read them, and nothing is started.
#pragma once

#include <memory>

#include "sys/engine.hpp"

namespace deepdive::sys::data {

[[nodiscard]] std::unique_ptr<JobEngine> make_engine();

}  // namespace deepdive::sys::data
