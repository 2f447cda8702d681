#include "core/check/versions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace deepdive {

namespace {

struct Joined {
  Diagnostic diagnostic = {};
  std::vector<std::size_t> versions = {};  ///< indices of those that find it
};

bool is_same(const Diagnostic& a, const Diagnostic& b) {
  return a.location.span == b.location.span && a.message == b.message;
}

/// A second copy under one version is a finding of its own.
void take_in(const Diagnostic& diagnostic, std::size_t version, std::vector<Joined>& joined) {
  const auto found = std::find_if(joined.begin(), joined.end(), [&](const Joined& each) {
    return is_same(each.diagnostic, diagnostic) && each.versions.back() != version;
  });
  if (found != joined.end()) found->versions.push_back(version);
  else joined.push_back({diagnostic, {version}});
}

std::string names_of(const std::vector<std::size_t>& versions, const std::vector<VersionFindings>& by_version) {
  std::string names;
  for (const std::size_t version : versions) names += (names.empty() ? "" : ", ") + by_version[version].version;
  return names;
}

}  // namespace

std::vector<Diagnostic> join_versions(const std::vector<VersionFindings>& by_version) {
  std::vector<Joined> joined;
  for (std::size_t version = 0; version < by_version.size(); ++version) {
    for (const Diagnostic& diagnostic : by_version[version].findings) take_in(diagnostic, version, joined);
  }
  std::vector<Diagnostic> list;
  for (Joined& each : joined) {
    if (each.versions.size() < by_version.size()) {
      each.diagnostic.message += fmt::format(" (Python {})", names_of(each.versions, by_version));
      each.diagnostic.fix = std::nullopt;
    }
    list.push_back(std::move(each.diagnostic));
  }
  return list;
}

}  // namespace deepdive
