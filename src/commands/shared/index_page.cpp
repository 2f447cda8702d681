#include "commands/shared/index_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "commands/shared/opening.hpp"
#include "core/base/encoding.hpp"
#include "core/base/log_text.hpp"
#include "core/index/index.hpp"
#include "sys/files.hpp"

namespace deepdive::commands {

bool is_up_to_date(const Collection& collection) {
  if (!collection.index || !collection.index->problems.empty() || collection.index->regions.empty()) return false;
  if (!faults_of_index_page(collection).empty()) return false;
  const IndexState& state = *collection.index;
  return std::all_of(state.regions.begin(), state.regions.end(), [&](const IndexRegion& region) {
    return slice(state.page->text(), region.span) == region.expected;
  });
}

std::vector<Diagnostic> faults_of_index_page(const Collection& collection) {
  return collection.index ? encoding_faults(*collection.index->page) : std::vector<Diagnostic>{};
}

void say_faults_of_index_page(const Invocation& invocation, const Collection& collection) {
  for (const Diagnostic& fault : faults_of_index_page(collection)) {
    say(invocation, log_line(to_line(fault)) + "; the index is left as it is");
  }
}

Result<IndexWrite> write_index(const Workspace& workspace) {
  const IndexState& state = *workspace.collection.index;
  const std::string after = index::apply(state);
  if (after == state.page->text()) return IndexWrite::unchanged;
  const std::size_t most = workspace.settings.document_bytes;
  if (after.size() > most) {
    return failure(
        fmt::format("'{}' would have {} bytes, and no file is read that has more than {}\n"
                    "  help: raise `document_bytes` in deepdive.yaml",
                    state.page->path(), after.size(), most));
  }
  auto replaced = sys::replace_file(path_in(workspace, state.page->path()), state.page->text(), after);
  if (!replaced) return tl::make_unexpected(named(state.page->path(), replaced.error()));
  return IndexWrite::written;
}

}  // namespace deepdive::commands
