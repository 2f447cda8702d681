// Findings of the same rule on the same document under several interpreters, as one list.
#pragma once

#include <string>
#include <vector>

#include "core/base/diagnostic.hpp"

namespace deepdive {

struct VersionFindings {
  std::string version = {};  ///< of the interpreter: "3.11.2"
  std::vector<Diagnostic> findings = {};
};

/// What all versions find stands there once; what only some find names them and has no fix, since that might break the
/// others.
[[nodiscard]] std::vector<Diagnostic> join_versions(const std::vector<VersionFindings>& by_version);

}  // namespace deepdive
