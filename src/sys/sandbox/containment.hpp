// How the code of one run is contained: decided once, the same for all of its cells.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "sys/sandbox/filter.hpp"
#include "sys/sandbox/identity.hpp"
#include "sys/sandbox/level.hpp"

namespace deepdive::sys::sandbox {

enum class Network { none, host };

struct ContainmentSpec {
  Level level = Level::full;
  std::vector<std::string> readable = {};  ///< beside the system's own programs and libraries: absolute paths
  std::vector<std::string> hidden = {};    ///< folders that nothing may show, even where they lie in a readable one
  Network network = Network::none;
  int landlock_abi = 0;  ///< use no more than this version offers; 0: what the kernel has
};

struct Containment {
  Level level = Level::none;
  int landlock_abi = 0;
  Identity identity = {};  ///< whom the code runs as
  std::vector<std::string> readable = {};
  std::vector<std::string> hidden = {};
  Network network = Network::none;
  Filter filter = {};  ///< empty at the level none
};

/// Nothing is tried here: see prove().
[[nodiscard]] Result<Containment> make_containment(const ContainmentSpec& spec);

}  // namespace deepdive::sys::sandbox
