// Outcomes of earlier runs, in place of running again.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"
#include "core/snippets/run_key.hpp"
#include "sys/cache/result_store.hpp"
#include "sys/engine.hpp"

namespace deepdive::sys {

/// Outcomes of failed runs, which are not kept on disk: for one that looks at a collection again and again, and runs a
/// document again only when it is another one. Used by one thread at a time.
class RunMemory {
public:
  [[nodiscard]] std::optional<snippets::RunOutcome> find(const std::string& place, const std::string& key) const;
  /// `key` is of what the outcome depends on; nothing is found when the place holds another one.
  void keep(const std::string& place, std::string key, snippets::RunOutcome outcome);

private:
  struct Remembered {
    std::string key = {};
    snippets::RunOutcome outcome = {};
  };
  std::map<std::string, Remembered> by_place_ = {};
};

/// Where results are kept between runs: the user's own cache, and not the collection, whose files a stranger may have
/// written. Nothing when the user has no home.
[[nodiscard]] std::optional<std::string> result_folder();

/// What of a run is known already, and what is worth knowing next time. `keep` may be called by several threads.
class RunCache {
public:
  /// `folder` is where results lie, `memory` may be null. `circumstances` are of all documents of the run.
  RunCache(std::string folder, const snippets::Circumstances& circumstances, RunMemory* memory);

  [[nodiscard]] std::optional<snippets::RunOutcome> find(const PlannedDocument& document) const;
  void keep(const PlannedDocument& document, const snippets::RunOutcome& outcome);
  /// Makes room, if anything was kept.
  void tidy();

private:
  [[nodiscard]] std::string place_of(const PlannedDocument& document) const;
  [[nodiscard]] std::string exact_key(const PlannedDocument& document) const;

  snippets::Circumstances run_ = {};  ///< a digest of all circumstances, as the only one
  RunMemory* memory_;
  ResultStore store_;
  std::mutex mutex_ = {};
};

}  // namespace deepdive::sys
