#include "commands/shared/changed_since.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <utility>

#include "commands/shared/values.hpp"
#include "core/base/text.hpp"
#include "core/check/narrow.hpp"
#include "sys/git.hpp"

namespace deepdive::commands {

void declare_changed_since(CLI::App& app, std::optional<std::string>& reference) {
  auto* option = app.add_option("--changed-since", reference,
                                "Check everything, report what lies on lines changed since this git commit")
                     ->type_name("REF")
                     ->check(not_empty());
  for (const char* other : {"--write-baseline", "--fix", "--diff"}) option->excludes(app.get_option(other));
}

Result<std::optional<Changes>> changes_wanted(const Workspace& workspace, const std::optional<std::string>& reference) {
  if (!reference) return std::optional<Changes>{};
  auto changes = sys::changes_since(workspace.root, *reference);
  if (!changes) return tl::make_unexpected(changes.error());
  return std::optional(std::move(*changes));
}

void narrow(const std::optional<Changes>& changes, const Workspace& workspace, Report& report) {
  if (!changes) return;
  const std::size_t hidden = keep_changed(*changes, workspace.collection, report);
  if (hidden == 0) return;
  report.notes.push_back(fmt::format("{} on unchanged lines {} not shown", counted(hidden, "finding", "findings"),
                                     hidden == 1 ? "is" : "are"));
}

}  // namespace deepdive::commands
