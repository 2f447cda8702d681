#include "sys/cache/run_cache.hpp"

#include <utility>

#include "core/base/digest.hpp"
#include "sys/cache/stored_outcome.hpp"
#include "sys/environment.hpp"

namespace deepdive::sys {

using snippets::RunOutcome;

std::optional<RunOutcome> RunMemory::find(const std::string& place, const std::string& key) const {
  const auto remembered = by_place_.find(place);
  if (remembered == by_place_.end() || remembered->second.key != key) return std::nullopt;
  return remembered->second.outcome;
}

void RunMemory::keep(const std::string& place, std::string key, RunOutcome outcome) {
  by_place_[place] = {std::move(key), std::move(outcome)};
}

std::optional<std::string> result_folder() {
  if (const auto cache = environment_variable("XDG_CACHE_HOME"); cache && cache->starts_with('/')) {
    return *cache + "/deepdive/results";
  }
  if (const auto home = environment_variable("HOME"); home && home->starts_with('/')) {
    return *home + "/.cache/deepdive/results";
  }
  return std::nullopt;
}

RunCache::RunCache(std::string folder, const snippets::Circumstances& circumstances, RunMemory* memory)
    : memory_(memory), store_(std::move(folder)) {
  Digest digest;
  for (const std::string& line : circumstances) digest.add(line);
  run_.push_back(digest.finish());
}

/// A document under an interpreter: there it has one outcome at a time.
std::string RunCache::place_of(const PlannedDocument& document) const { return run_.front() + document.plan->path; }

/// Of the text as it is, with all its line numbers.
std::string RunCache::exact_key(const PlannedDocument& document) const {
  return run_key(*document.plan, run_) + sha256(document.source->text());
}

std::optional<RunOutcome> RunCache::find(const PlannedDocument& document) const {
  std::optional<RunOutcome> found;
  if (const auto stored = store_.find(run_key(*document.plan, run_))) {
    found = from_stored(*document.plan, *stored);
  }
  if (!found && memory_) found = memory_->find(place_of(document), exact_key(document));
  if (found) found->from_cache = true;
  return found;
}

void RunCache::keep(const PlannedDocument& document, const RunOutcome& outcome) {
  const bool lasting = can_be_kept(*document.plan, outcome);
  if (!lasting && !memory_) return;
  const std::lock_guard guard(mutex_);
  if (lasting) store_.keep(run_key(*document.plan, run_), to_stored(*document.plan, outcome));
  else memory_->keep(place_of(document), exact_key(document), outcome);
}

void RunCache::tidy() {
  if (store_.has_grown()) store_.prune({});
}

}  // namespace deepdive::sys
