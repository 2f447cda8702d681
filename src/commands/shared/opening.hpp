// What every subcommand does first: open the collection, read its topics, and say what stood in the way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/command.hpp"
#include "core/base/result.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

/// Prints "deepdive: " and the message to standard error; gives ExitCode::unable.
ExitCode fail(const Invocation& invocation, const Error& error);

/// Says that the collection holds no topic that could be read, and why not; gives ExitCode::unable.
ExitCode no_topics(const Invocation& invocation, const Workspace& workspace);

/// The collection with its topics; nothing when it cannot be opened or holds no topic, which has been said then.
[[nodiscard]] std::optional<Workspace> open_topics(const Invocation& invocation);

/// The same, kept from other commands that write for as long as `lock` lives.
[[nodiscard]] std::optional<Workspace> open_locked_topics(const Invocation& invocation, std::optional<sys::Lock>& lock);

/// A collection, kept from other commands that write for as long as this lives.
struct LockedWorkspace {
  Workspace workspace;
  sys::Lock lock;
};

/// The collection with its topics, which may be none.
[[nodiscard]] Result<LockedWorkspace> open_for_writing(const Invocation& invocation);

/// Keeps other commands that write out of the collection; says so when it has to wait for one.
[[nodiscard]] Result<sys::Lock> lock_for_writing(const Invocation& invocation, const Workspace& workspace);

/// Says which files could not be read; ExitCode::unable when there are any, else `otherwise`.
ExitCode report_unreadable(const Invocation& invocation, const Workspace& workspace, ExitCode otherwise);

/// Prints a line for people to standard error, unless they asked for quiet.
void say(const Invocation& invocation, const std::string& line);

/// The topic that a person means: its slug, its path, its file's name or its title. The error offers the nearest.
[[nodiscard]] Result<const Topic*> find_topic(const Workspace& workspace, const std::string& word);

}  // namespace deepdive::commands
