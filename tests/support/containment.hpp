// Which containment tests of other things run their code in.
#pragma once

#include "sys/sandbox/level.hpp"

namespace deepdive::testing {

/// `full` where it holds; elsewhere, as in many containers, `none`, so that nothing else is left untested. What a test
/// says of containment itself asks for its level.
[[nodiscard]] sys::sandbox::Level code_level();

}  // namespace deepdive::testing
