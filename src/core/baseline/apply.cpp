#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "core/baseline/baseline.hpp"
#include "core/check/check.hpp"

namespace deepdive::baseline {

namespace {

constexpr std::size_t longest_excerpt = 60;

/// Path, rule and fingerprint: what entries are sorted by.
using Key = std::tuple<std::string, std::string, std::string>;

Key key_of(const Entry& entry) { return {entry.path, entry.rule, entry.fingerprint}; }

Key key_of(const Finding& finding) {
  return {finding.diagnostic.location.path, finding.diagnostic.rule, finding.fingerprint};
}

/// The first characters of a text in one line.
std::string shortened(std::string_view text) {
  const std::string line = visible(trim(text), Lines::join);
  std::size_t end = 0;
  for (std::size_t taken = 0; end < line.size(); ++end) {
    if (!continues_character(line[end]) && ++taken > longest_excerpt) return line.substr(0, end) + "…";
  }
  return line;
}

/// The subject, or the part of the first source line that is meant, or else the message.
std::string excerpt_of(const Finding& finding) {
  const Diagnostic& diagnostic = finding.diagnostic;
  if (!diagnostic.subject.empty()) return shortened(diagnostic.subject);
  if (finding.source_lines.empty() || diagnostic.location.span.empty()) return shortened(diagnostic.message);
  const std::string_view line = finding.source_lines.front();
  const std::size_t begin = std::min(finding.begin_byte - 1, line.size());
  return shortened(line.substr(begin, diagnostic.location.span.size()));
}

/// Tells findings that the baseline holds from new ones; must see them in their order.
class Sorter {
public:
  explicit Sorter(const Baseline& baseline) {
    for (const Entry& entry : baseline.entries) held_.emplace(key_of(entry), Held{entry.count, entry.count, {}});
  }

  [[nodiscard]] bool holds(Finding& finding);
  [[nodiscard]] std::size_t gone(const LookedAt& looked_at) const;

private:
  struct Held {
    std::size_t count = 0;
    std::size_t left = 0;
    Location first = {};
  };
  std::map<Key, Held> held_ = {};
};

bool Sorter::holds(Finding& finding) {
  const auto found = held_.find(key_of(finding));
  if (found == held_.end()) return false;
  Held& held = found->second;
  Diagnostic& diagnostic = finding.diagnostic;
  if (held.left == held.count) held.first = diagnostic.location;
  if (held.left > 0) {
    --held.left;
    return true;
  }
  diagnostic.notes.push_back({held.first, fmt::format("the baseline holds {} of these; this is one more", held.count)});
  return false;
}

std::size_t Sorter::gone(const LookedAt& looked_at) const {
  std::size_t sum = 0;
  for (const auto& [key, held] : held_) {
    if (held.left > 0 && looked_at(std::get<1>(key), std::get<0>(key))) sum += held.left;
  }
  return sum;
}

}  // namespace

Baseline baseline_of(const Report& report, const Baseline& before, const LookedAt& looked_at) {
  std::map<Key, Entry> entries;
  for (const Entry& entry : before.entries) {
    if (!looked_at(entry.rule, entry.path)) entries.emplace(key_of(entry), entry);
  }
  for (const auto* list : {&report.findings, &report.baselined}) {
    for (const Finding& finding : *list) {
      const auto [place, added] = entries.emplace(key_of(finding), Entry{});
      if (!added) ++place->second.count;
      else {
        const auto& [path, rule, fingerprint] = place->first;
        place->second = {path, rule, fingerprint, 1, excerpt_of(finding)};
      }
    }
  }
  Baseline made;
  for (auto& [key, entry] : entries) made.entries.push_back(std::move(entry));
  return made;
}

std::size_t apply(const Baseline& baseline, const LookedAt& looked_at, Report& report) {
  Sorter sorter(baseline);
  std::vector<Finding> fresh;
  for (Finding& finding : report.findings) {
    (sorter.holds(finding) ? report.baselined : fresh).push_back(std::move(finding));
  }
  report.findings = std::move(fresh);
  recount(report);
  return sorter.gone(looked_at);
}

}  // namespace deepdive::baseline
