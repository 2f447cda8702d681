// The index page on disk: whether it is up to date, and bringing it there.
#pragma once

#include "core/base/result.hpp"
#include "core/topic/collection.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

/// There are regions, none has a problem, and each holds what it should.
[[nodiscard]] bool is_up_to_date(const Collection& collection);

enum class IndexWrite { unchanged, written };

/// Brings the page's regions up to date. `workspace` must have loaded its index, without problems.
[[nodiscard]] Result<IndexWrite> write_index(const Workspace& workspace);

}  // namespace deepdive::commands
