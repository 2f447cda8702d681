#include "core/formats/lookup/copies.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

namespace deepdive::formats {

namespace {

/// For a finding without a fingerprint: what it is about, in words.
std::string described(const Finding& finding) {
  const Diagnostic& diagnostic = finding.diagnostic;
  const bool at_place = diagnostic.subject.empty() && !finding.source_lines.empty();
  const std::string& subject = at_place ? finding.source_lines.front() : diagnostic.subject;
  return fmt::format("{}|{}|{}", diagnostic.rule, diagnostic.location.path, subject);
}

}  // namespace

void number_copies(std::vector<std::string>& names) {
  std::map<std::string, std::size_t> copies;
  std::set<std::string> taken;
  for (std::string& name : names) {
    std::size_t& copy = copies[name];
    std::string numbered = name;
    if (++copy > 1) numbered = fmt::format("{} ({})", name, copy);
    while (!taken.insert(numbered).second) numbered = fmt::format("{} ({})", name, ++copy);
    name = std::move(numbered);
  }
}

std::vector<std::string> distinct_fingerprints(const std::vector<const Finding*>& findings) {
  std::vector<std::string> names;
  names.reserve(findings.size());
  for (const Finding* finding : findings) {
    names.push_back(visible(finding->fingerprint.empty() ? described(*finding) : finding->fingerprint, Lines::join));
  }
  number_copies(names);
  return names;
}

}  // namespace deepdive::formats
