// What `deepdive new` is asked for, and the document that it makes of that.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/scaffold/scaffold.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

struct NewOptions {
  std::string subject = {};  ///< a title, or a planned topic's slug, path or title
  std::string kind = {};
  scaffold::Request request = {};
  std::string date = {};        ///< for the fields of front matter that must be days; empty: today
  std::string collection = {};  ///< folder that becomes one
  std::string import = {};      ///< page whose topics become files
  bool planned = false;
  bool dry_run = false;
  bool edit = false;

  /// Whether they say anything about a topic but its name.
  [[nodiscard]] bool describes_topic() const {
    return planned || !kind.empty() || !request.short_title.empty() || !request.topics.empty() ||
           !request.when_to_read.empty() || !request.weeks.empty() || !date.empty();
  }
};

/// What is to be written: a new file, or a planned topic's file with a body.
struct Draft {
  std::string path = {};
  std::string text = {};
  const schema::Kind* kind = nullptr;
  const Topic* planned = nullptr;
};

/// The topic that the options name, or null.
[[nodiscard]] const Topic* existing_topic(const Workspace& workspace, const NewOptions& options);

/// Where new documents of a kind go: "topics/".
[[nodiscard]] std::string folder_of(const schema::Kind& kind, const Settings& settings);

/// "import_system" reads as a file's name: its title is "Import system".
[[nodiscard]] std::string title_of(const std::string& subject);

/// The error says why nothing may be written.
[[nodiscard]] Result<Draft> prepare(const Workspace& workspace, const NewOptions& options);

/// A file that exists is replaced only for a planned topic, and only when it still holds what was read.
[[nodiscard]] Result<void> write(const Workspace& workspace, const Draft& draft);

}  // namespace deepdive::commands
