// The option that lets several runs look at a collection together, each at its share of the documents.
#pragma once

#include <cstddef>
#include <string>

#include "core/base/result.hpp"
#include "core/check/check.hpp"
#include "workspace/workspace.hpp"

namespace CLI {
class App;
}

namespace deepdive::commands {

/// One run of several, counted from 1.
struct Shard {
  std::size_t number = 1;
  std::size_t count = 1;
};

/// Declares `--shard`; the options that it excludes must be declared already.
void declare_shard(CLI::App& app, std::string& word);

/// "2/3"; an empty word means the only one.
[[nodiscard]] Result<Shard> parse_shard(const std::string& word);

/// Every count-th document in the order of paths. The first shard looks at all that is no document as well.
[[nodiscard]] Share share_of(const Workspace& workspace, const Shard& shard);

/// Says in the report which share it is about; nothing when that is all.
void note_shard(const Shard& shard, const Workspace& workspace, Report& report);

}  // namespace deepdive::commands
