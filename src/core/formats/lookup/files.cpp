#include "core/formats/lookup/files.hpp"

#include <map>
#include <utility>

namespace deepdive::formats {

std::vector<FileFindings> by_file(const Report& report) {
  std::map<std::string, std::vector<const Finding*>> files;
  for (const std::string& path : report.files) files[path];
  for (const Finding& finding : report.findings) files[finding.diagnostic.location.path].push_back(&finding);
  std::vector<FileFindings> list;
  list.reserve(files.size());
  for (auto& [path, findings] : files) list.push_back({path, std::move(findings)});
  return list;
}

}  // namespace deepdive::formats
