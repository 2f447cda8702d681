#include "commands/shared/opening.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/base/log_text.hpp"
#include "core/base/suggest.hpp"
#include "sys/files.hpp"

namespace deepdive::commands {

namespace {

std::string globs_of(const Settings& settings) {
  std::string text;
  for (const std::string& glob : settings.topics) text += (text.empty() ? "" : ", ") + glob;
  return text;
}

/// What to do when no file matches the globs.
std::string remedy_for(const Workspace& workspace) {
  for (const std::string& glob : workspace.settings.topics) {
    const bool folder = sys::path_kind(path_in(workspace, glob)) == sys::PathKind::directory;
    if (folder) return fmt::format("in deepdive.yaml, '{}/*.md' means the files of this folder", glob);
  }
  return "`deepdive new TITLE` writes one";
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::optional<Workspace> with_topics(const Invocation& invocation, Result<Workspace> workspace) {
  if (!workspace) {
    fail(invocation, workspace.error());
    return std::nullopt;
  }
  load_topics(*workspace);
  if (!workspace->collection.topics.empty()) return std::move(*workspace);
  no_topics(invocation, *workspace);
  return std::nullopt;
}

}  // namespace

ExitCode fail(const Invocation& invocation, const Error& error) {
  invocation.console->err("deepdive: " + log_text(error.message) + '\n');
  return ExitCode::unable;
}

ExitCode no_topics(const Invocation& invocation, const Workspace& workspace) {
  report_unreadable(invocation, workspace, ExitCode::unable);
  return fail(invocation, {fmt::format("nothing to look at: no readable file in '{}' matches {}\n"
                                       "  help: {}",
                                       workspace.root, globs_of(workspace.settings), remedy_for(workspace))});
}

std::optional<Workspace> open_topics(const Invocation& invocation) {
  return with_topics(invocation, open_workspace(invocation.directory));
}

std::optional<Workspace> open_locked_topics(const Invocation& invocation, std::optional<sys::Lock>& lock) {
  Result<Workspace> workspace = open_workspace(invocation.directory);
  if (!workspace) return with_topics(invocation, std::move(workspace));
  auto taken = lock_for_writing(invocation, *workspace);
  if (!taken) return with_topics(invocation, tl::make_unexpected(taken.error()));
  lock = std::move(*taken);
  return with_topics(invocation, std::move(workspace));
}

Result<LockedWorkspace> open_for_writing(const Invocation& invocation) {
  auto workspace = open_workspace(invocation.directory);
  if (!workspace) return tl::make_unexpected(workspace.error());
  auto lock = lock_for_writing(invocation, *workspace);
  if (!lock) return tl::make_unexpected(lock.error());
  load_topics(*workspace);
  return LockedWorkspace{std::move(*workspace), std::move(*lock)};
}

Result<sys::Lock> lock_for_writing(const Invocation& invocation, const Workspace& workspace) {
  return lock_collection(workspace, [&] { say(invocation, "waiting for another command that writes here"); });
}

ExitCode report_unreadable(const Invocation& invocation, const Workspace& workspace, ExitCode otherwise) {
  // One line each: a file's name may have lines too.
  for (const Error& error : workspace.unreadable) fail(invocation, {log_line(error.message)});
  return workspace.unreadable.empty() ? otherwise : ExitCode::unable;
}

void say(const Invocation& invocation, const std::string& line) {
  if (invocation.verbosity >= 0) invocation.console->err(log_text(line) + '\n');
}

Result<const Topic*> find_topic(const Workspace& workspace, const std::string& word) {
  const auto path = resolve_paths(workspace, {word});
  const std::string written = path && path->size() == 1 ? path->front() : word;
  std::vector<const Topic*> found;
  std::vector<std::string> known;
  for (const Topic& topic : workspace.collection.topics) {
    if (topic.path() == written) return &topic;
    const bool by_name = topic.slug == word || file_name(topic.path()) == word;
    if (by_name || ascii_lower(topic.front.title) == ascii_lower(word)) found.push_back(&topic);
    known.push_back(topic.slug);
    if (!topic.front.title.empty()) known.push_back(topic.front.title);
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    return failure(fmt::format("topic '{}' may be '{}' or '{}'\n  help: name it by its path", word, found[0]->path(),
                               found[1]->path()));
  }
  const std::string hint = did_you_mean(word, known);
  return failure(fmt::format("topic '{}' is not known{}{}", word, hint.empty() ? "" : "\n  help: ", hint));
}

}  // namespace deepdive::commands
