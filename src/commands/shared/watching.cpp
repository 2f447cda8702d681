#include "commands/shared/watching.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "commands/shared/opening.hpp"
#include "sys/change_watch.hpp"
#include "sys/environment.hpp"

namespace deepdive::commands {

namespace {

/// A file's folder and all folders between it and the root.
void add_folders(const std::string& path, std::set<std::string>& folders) {
  for (auto end = path.rfind('/'); end != std::string::npos && end > 0; end = path.rfind('/', end - 1)) {
    folders.insert(path.substr(0, end));
  }
}

std::vector<const SchemaSetting*> schemas_of(const Settings& settings) {
  std::vector<const SchemaSetting*> all{&settings.schema, &settings.front_matter};
  for (const KindSettings& kind : settings.kinds) {
    if (kind.schema) all.push_back(&*kind.schema);
    if (kind.front_matter) all.push_back(&*kind.front_matter);
  }
  return all;
}

/// All that a check depends on lies in them; absolute.
std::vector<std::string> folders_of(const Workspace& workspace) {
  std::set<std::string> below;
  for (const Topic& topic : workspace.collection.topics) add_folders(topic.path(), below);
  for (const Page& page : workspace.collection.pages) add_folders(page.source->path(), below);
  for (const SchemaSetting* schema : schemas_of(workspace.settings)) add_folders(schema->file, below);
  std::vector<std::string> folders{workspace.root};
  for (const std::string& folder : below) folders.push_back(path_in(workspace, folder));
  return folders;
}

}  // namespace

ExitCode watch(const Invocation& invocation, const std::function<Result<Workspace>()>& open,
               const std::function<void(const Workspace&)>& report) {
  std::vector<std::string> folders;
  std::optional<sys::ChangeWatch> changes;
  for (;;) {
    const auto workspace = open();
    if (sys::interrupted()) return ExitCode::interrupted;
    if (!workspace) {
      fail(invocation, workspace.error());
      if (!changes) return ExitCode::unable;
    } else if (const auto wanted = folders_of(*workspace); wanted != folders) {
      // What changes from now on is seen; what changed before is in what is opened next.
      folders = wanted;
      changes.emplace(folders);
      continue;
    } else {
      report(*workspace);
    }
    if (sys::interrupted()) return ExitCode::interrupted;
    say(invocation, "waiting for changes; Ctrl-C ends this");
    if (!changes->wait()) return ExitCode::interrupted;
  }
}

}  // namespace deepdive::commands
