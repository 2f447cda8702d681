// What a run of a document's blocks depends on, as one key: equal keys, equal outcomes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"

namespace deepdive::snippets {

/// What lies outside of the document and has a say in what its blocks do: version of the program and its workers,
/// interpreters and tool chains, environment, limits, containment. Each line is one such thing.
using Circumstances = std::vector<std::string>;

/// Prose does not count, nor where a block stands, unless its code can tell its own line numbers. An edit of one block
/// changes the key of the document, since all blocks share what the ones before them left behind.
[[nodiscard]] std::string run_key(const RunPlan& plan, const Circumstances& circumstances);

/// Whether the outcome may stand for a later run: every block ended as planned. Failures, blocks that died or hung,
/// `network`, commands of a shell, and tool chains that were not there are tried again each time. `bench` is not: of
/// its output only the shape is compared.
[[nodiscard]] bool can_be_kept(const RunPlan& plan, const RunOutcome& outcome);

}  // namespace deepdive::snippets
