// Sending to a process that code may have stopped: nobody waits for it for longer than is meant.
#pragma once

#include <chrono>
#include <string_view>

#include "sys/fd.hpp"

namespace deepdive::sys {

enum class Sent { all, closed, late };

/// As send_all, for as long as `patience`; late as well when the user interrupts.
[[nodiscard]] Sent send_within(const Fd& socket, std::string_view bytes, std::chrono::milliseconds patience);

}  // namespace deepdive::sys
