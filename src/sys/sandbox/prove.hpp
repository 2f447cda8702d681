// Whether a level of containment holds on this machine, found out by what it does.
#pragma once

#include <optional>

#include "core/base/result.hpp"
#include "sys/sandbox/containment.hpp"

namespace deepdive::sys::sandbox {

/// Sets up all of it for a process that then tries what must fail and what must work. An error says what is missing.
[[nodiscard]] Result<void> prove(const ContainmentSpec& spec);

/// The level that was asked for, or the best one when none was; each but `none` has been proved. An error, with help,
/// where nothing holds: `none` is never the answer to no question.
[[nodiscard]] Result<Level> choose(std::optional<Level> wanted);

}  // namespace deepdive::sys::sandbox
