// Findings by the file that they are in, for formats that tell of files without findings as well.
#pragma once

#include <string>
#include <vector>

#include "core/check/report.hpp"

namespace deepdive::formats {

struct FileFindings {
  std::string path = {};
  std::vector<const Finding*> findings = {};  ///< in the report's order
};

/// All files that were checked or hold a finding, sorted by path.
[[nodiscard]] std::vector<FileFindings> by_file(const Report& report);

}  // namespace deepdive::formats
