#include "commands/shared/new_collection.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "commands/shared/opening.hpp"
#include "core/base/log_text.hpp"
#include "core/index/index.hpp"
#include "core/scaffold/collection.hpp"
#include "sys/creation.hpp"
#include "sys/files.hpp"
#include "workspace/kinds.hpp"

namespace deepdive::commands {

namespace {

using sys::PathKind;

std::string joined_path(const std::string& folder, const std::string& name) {
  return folder.back() == '/' ? folder + name : folder + '/' + name;
}

/// On disk: the user's words are relative to the folder that -C names.
std::string place_of(const Invocation& invocation, const NewOptions& options) {
  const std::string& folder = options.collection;
  if (folder.front() == '/' || invocation.directory == ".") return folder;
  return folder == "." ? invocation.directory : joined_path(invocation.directory, folder);
}

/// Settings and schemas of a collection that says nothing.
Result<Workspace> default_workspace(const std::string& root) {
  Workspace workspace;
  workspace.root = root;
  workspace.sources = std::make_unique<Sources>();
  const SourceFile& source = workspace.sources->add("deepdive.yaml", scaffold::collection_settings());
  auto settings = read_settings(source);
  if (!settings) return failure(to_line(settings.error().front()));
  workspace.settings = std::move(*settings);
  workspace.languages = std::make_unique<const Languages>(workspace.settings.languages);
  auto kinds = read_kinds(workspace);
  if (!kinds) return tl::make_unexpected(kinds.error());
  workspace.collection.kinds = std::move(*kinds);
  return workspace;
}

/// The page as `render-index` would write it for the one topic.
std::string page_with(Workspace& workspace, const Draft& draft) {
  Collection& collection = workspace.collection;
  const SourceFile& topic = workspace.sources->add(draft.path, draft.text);
  collection.topics.push_back(parse_topic(topic, collection.kinds, *workspace.languages));
  const SourceFile& page = workspace.sources->add(workspace.settings.index.file, scaffold::collection_page());
  return index::apply(index::compare({&page, markdown::parse(page, 0)}, collection, workspace.settings.index));
}

Result<void> check_folder(const std::string& folder, const std::string& shown) {
  const PathKind kind = sys::path_kind(folder);
  if (kind != PathKind::absent && kind != PathKind::directory) {
    return failure(fmt::format("--collection: '{}' is no folder", shown));
  }
  if (sys::path_kind(joined_path(folder, "deepdive.yaml")) != PathKind::absent) {
    return failure(
        fmt::format("--collection: '{0}' is a collection already; nothing is written\n"
                    "  help: `deepdive -C {0} new TITLE` begins a topic in it",
                    shown));
  }
  return {};
}

std::string contradiction(const NewOptions& options) {
  if (!options.kind.empty()) return "--collection: a new collection has no kinds; --kind must be left out";
  if (options.edit) return "--collection writes several files; --edit goes with one topic";
  return {};
}

}  // namespace

ExitCode begin_collection(const Invocation& invocation, const NewOptions& options) {
  if (const std::string fault = contradiction(options); !fault.empty()) return fail(invocation, {fault});
  const std::string folder = place_of(invocation, options);
  if (const auto usable = check_folder(folder, options.collection); !usable) return fail(invocation, usable.error());
  auto workspace = default_workspace(folder);
  if (!workspace) return fail(invocation, workspace.error());
  NewOptions planned = options;
  planned.planned = true;
  const auto draft = prepare(*workspace, planned);
  if (!draft) return fail(invocation, draft.error());
  std::vector<sys::NewFile> files{{joined_path(folder, draft->path), draft->text}};
  const std::string page = joined_path(folder, workspace->settings.index.file);
  const bool has_page = sys::path_kind(page) != PathKind::absent;
  if (!has_page) files.push_back({page, page_with(*workspace, *draft)});
  // The settings come last: without them there is no collection.
  files.push_back({joined_path(folder, "deepdive.yaml"), scaffold::collection_settings()});
  if (!options.dry_run) {
    const auto made = sys::create_files(files);
    if (!made) return fail(invocation, made.error());
  }
  for (const sys::NewFile& file : files) invocation.console->out(log_line(file.path) + '\n');
  if (has_page) {
    say(invocation, page + " is left as it is: `deepdive render-index --stdout` prints regions to paste");
  }
  return ExitCode::ok;
}

}  // namespace deepdive::commands
