// Findings that a collection has for now: new ones fail, these do not. A file keeps them, without any line number.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/check/report.hpp"

namespace deepdive::baseline {

/// Findings of one fingerprint, which all are of one rule and in one file.
struct Entry {
  std::string path = {};
  std::string rule = {};
  std::string fingerprint = {};
  std::size_t count = 1;
  std::string excerpt = {};  ///< for people: what the findings are about
  friend bool operator==(const Entry&, const Entry&) = default;
};

/// Sorted by path, rule and fingerprint, each of which occurs once.
struct Baseline {
  std::vector<Entry> entries = {};
  friend bool operator==(const Baseline&, const Baseline&) = default;
};

/// From the text of a file named `path`; the error says where the text is at fault.
[[nodiscard]] Result<Baseline> read(const std::string& path, std::string_view text);

/// JSON, one entry a line, as read() takes it.
[[nodiscard]] std::string write(const Baseline& baseline);

/// Whether a rule looked at a file, so that what it has not found there is not there.
using LookedAt = std::function<bool(const std::string& rule, const std::string& path)>;

/// The findings of a report that are not allowed, and those entries of `before` about which nothing is known now.
[[nodiscard]] Baseline baseline_of(const Report& report, const Baseline& before, const LookedAt& looked_at);

/// Moves the findings that the baseline holds from `findings` to `baselined`; of more copies than it holds, the last
/// ones are new and say so. Gives the number of findings that the baseline holds and that are gone.
std::size_t apply(const Baseline& baseline, const LookedAt& looked_at, Report& report);

}  // namespace deepdive::baseline
