// What lies outside of documents and has a say in what their code does, found without starting anything that runs it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/snippets/run_key.hpp"
#include "sys/cache/result_store.hpp"
#include "sys/engine.hpp"

namespace deepdive::sys {

/// The program itself, the machine, the environment of blocks, their limits and what contains them.
[[nodiscard]] snippets::Circumstances common_circumstances(std::string_view version, const RunOptions& options);

/// A Python interpreter and what can be imported with it. An interpreter is asked once where it looks for modules, and
/// `known` keeps its answer; where a script stands in for it, the script is asked each time. Nothing when it cannot be
/// told what its results depend on: it is not there, or too much can be imported.
[[nodiscard]] std::optional<snippets::Circumstances> python_circumstances(const RunOptions& options,
                                                                          ResultStore& known);

/// The programs that check or run other blocks of the documents: where each is, when it was installed, and what its
/// language's version command prints, which is asked once and kept in `known`. What they read elsewhere on the machine,
/// such as headers, is not told. Nothing when a version cannot be had, or when a program is a script, behind which may
/// be another one each time, and no version command begins with it.
[[nodiscard]] std::optional<snippets::Circumstances> tool_circumstances(const std::vector<PlannedDocument>& documents,
                                                                        const RunOptions& options, ResultStore& known);

}  // namespace deepdive::sys
