#include "commands/shared/importing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "commands/shared/opening.hpp"
#include "core/base/encoding.hpp"
#include "core/base/line_ends.hpp"
#include "core/base/log_text.hpp"
#include "core/index/hand_kept.hpp"
#include "core/index/index.hpp"
#include "core/index/marking.hpp"
#include "core/topic/slug.hpp"
#include "sys/creation.hpp"
#include "sys/files.hpp"

namespace deepdive::commands {

namespace {

using index::HandKeptIndex;
using index::HandKeptTopic;
using sys::PathKind;

/// What is to be written, and the topics that will be of it.
struct Import {
  std::vector<sys::NewFile> created = {};
  std::vector<TextChange> changed = {};  ///< documents that get front matter, and the page
  std::vector<Topic> topics = {};
  int position = 0;  ///< the last one that is taken
};

std::string path_of(const Workspace& workspace, const HandKeptTopic& topic) {
  const std::string name = topic.file.empty() ? slug_of(topic.title) + ".md" : topic.file;
  return folder_of(workspace.collection.kinds.front(), workspace.settings) + name;
}

/// Of a file in the topics' own folder.
bool is_file_name(const std::string& name) {
  return name.size() > 3 && name.ends_with(".md") && is_usable_slug(name.substr(0, name.size() - 3));
}

std::string front_matter_of(const HandKeptTopic& topic, int position) {
  scaffold::Request request;
  request.title = topic.title;
  request.short_title = topic.short_title;
  request.topics = topic.topics;
  request.when_to_read = topic.when_to_read;
  request.position = position;
  request.completed = topic.completed;
  request.key_insights = topic.key_insights;
  return scaffold::front_matter(request, topic.status);
}

/// Of the topics that are there already; 0 when they have none.
int last_position(const Collection& collection) {
  int last = 0;
  for (const Topic& topic : collection.topics) last = std::max(last, topic.front.position.value_or(0));
  return last;
}

/// The document with front matter before its text.
Result<TextChange> with_front_matter(const Workspace& workspace, const std::string& path, const std::string& front) {
  auto before = sys::read_file(path_in(workspace, path), workspace.settings.document_bytes);
  if (!before) return tl::make_unexpected(named(path, before.error()));
  const FrontMatterRegion region = find_front_matter(*before);
  if (region.yaml || region.unclosed || region.displaced) {
    return failure(fmt::format("'{}' exists already, with front matter of its own", path));
  }
  std::string after = *before;
  const bool blank = trim(after.substr(region.body_begin, 1)).empty();
  after.insert(region.body_begin, with_line_ends(front + (blank ? "" : "\n"), line_end_of(*before)));
  return TextChange{path, std::move(*before), std::move(after)};
}

/// Why the topic cannot become this file; empty when it can.
std::string fault_of(const Workspace& workspace, const Topic& topic) {
  const std::string& path = topic.path();
  const auto& globs = workspace.settings.topics;
  if (std::none_of(globs.begin(), globs.end(), [&](const auto& glob) { return matches_path_glob(path, glob); })) {
    return fmt::format("'{}' would be no topic: none of the globs under 'topics' in deepdive.yaml matches it", path);
  }
  if (topic.yaml_problem) return topic.yaml_problem->message;
  return topic.violations.empty() ? std::string{} : topic.violations.front().message;
}

Result<void> add(Workspace& workspace, const HandKeptTopic& topic, Import& import) {
  const std::string path = path_of(workspace, topic);
  if (!is_file_name(topic.file.empty() ? path.substr(path.rfind('/') + 1) : topic.file)) {
    return failure(fmt::format("'{}' is no name for a topic's file", path));
  }
  const std::string front = front_matter_of(topic, ++import.position);
  std::string text = front;
  if (sys::path_kind(path_in(workspace, path)) != PathKind::absent) {
    auto change = with_front_matter(workspace, path, front);
    if (!change) return tl::make_unexpected(change.error());
    text = change->after;
    import.changed.push_back(std::move(*change));
  } else {
    import.created.push_back({path_in(workspace, path), front});
  }
  const SourceFile& source = workspace.sources->add(path, std::move(text));
  import.topics.push_back(parse_topic(source, workspace.collection.kinds, *workspace.languages));
  const std::string fault = fault_of(workspace, import.topics.back());
  if (!fault.empty()) return failure(fault);
  return {};
}

/// A finding as a line; false for an error.
bool report(const Invocation& invocation, const Diagnostic& found) {
  const Location& place = found.location;
  const std::string help = found.help.empty() ? "" : "  help: " + found.help + '\n';
  invocation.console->err(log_text(fmt::format("{}:{}:{}: {}: {}\n{}", place.path, place.begin.line, place.begin.column,
                                               to_string(found.severity), found.message, help)));
  return found.severity != Severity::error;
}

bool report_all(const Invocation& invocation, const std::vector<Diagnostic>& findings) {
  bool sound = true;
  for (const Diagnostic& found : findings) sound = report(invocation, found) && sound;
  return sound;
}

/// The files that exist first: they can be given their texts back.
Result<void> write_all(const Workspace& workspace, const Import& import) {
  if (auto written = write_texts(workspace, import.changed); !written) return written;
  auto created = sys::create_files(import.created);
  if (created) return created;
  std::vector<TextChange> back;
  for (const TextChange& change : import.changed) back.push_back({change.path, change.after, change.before});
  if (const auto undone = write_texts(workspace, back); !undone) {
    return failure(created.error().message + '\n' + undone.error().message);
  }
  return created;
}

void list_paths(const Invocation& invocation, const Import& import) {
  std::string text;
  for (const Topic& topic : import.topics) text += log_line(topic.path()) + '\n';
  invocation.console->out(text);
}

/// The page, read; its path is as the user wrote it.
Result<Page> read_page(Workspace& workspace, const std::string& word) {
  auto text =
      sys::read_file(path_from_start(workspace, word), workspace.settings.document_bytes, sys::SymbolicLinks::follow);
  if (!text) return failure(fmt::format("--import: {}", named(word, text.error()).message));
  const SourceFile& source = workspace.sources->add(word, std::move(*text));
  return Page{&source, markdown::parse(source, find_optional_front_matter(source.text()).body_begin)};
}

/// Whether the page is the one that `render-index` writes, and waits for its markers.
bool needs_markers(const Workspace& workspace, const Page& page) {
  const auto own = sys::real_path(path_in(workspace, workspace.settings.index.file));
  const auto read = sys::real_path(path_from_start(workspace, page.source->path()));
  return own && read && *own == *read && !index::has_markers(*page.source, page.document);
}

void add_markers(const Workspace& workspace, const Page& page, const HandKeptIndex& read, Import& import) {
  const std::string before(page.source->text());
  import.changed.push_back({workspace.settings.index.file, before, index::with_markers(page, read)});
}

ExitCode nothing_written(const Invocation& invocation) {
  invocation.console->err("nothing is written\n");
  return ExitCode::findings;
}

ExitCode import_page(const Invocation& invocation, Workspace& workspace, const Page& page, bool dry_run) {
  if (!report_all(invocation, encoding_faults(*page.source))) return nothing_written(invocation);
  const HandKeptIndex read = index::read_hand_kept(page);
  if (read.topics.empty()) {
    return fail(invocation, {fmt::format("--import: '{}' has no topics\n"
                                         "  help: each is a heading such as '### 🔲 Title' or '### ✅ Title'",
                                         page.source->path())});
  }
  bool sound = report_all(invocation, read.findings);
  Import import;
  import.position = last_position(workspace.collection);
  for (const HandKeptTopic& topic : read.topics) {
    const auto added = sound ? add(workspace, topic, import) : Result<void>{};
    if (!added) sound = report(invocation, finding(*page.source, topic.heading, added.error().message));
  }
  if (!sound) return nothing_written(invocation);
  report_all(invocation, index::differences(page, read, import.topics, workspace.settings.index));
  const bool marks = needs_markers(workspace, page);
  if (marks) add_markers(workspace, page, read, import);
  if (!dry_run) {
    const auto written = write_all(workspace, import);
    if (!written) return fail(invocation, written.error());
  }
  list_paths(invocation, import);
  if (marks && !dry_run) {
    say(invocation,
        workspace.settings.index.file + " has the markers of its regions now: see `deepdive render-index --check`");
  }
  return ExitCode::ok;
}

}  // namespace

ExitCode import_topics(const Invocation& invocation, const NewOptions& options) {
  auto opened = open_for_writing(invocation);
  if (!opened) return fail(invocation, opened.error());
  Workspace& workspace = opened->workspace;
  const auto page = read_page(workspace, options.import);
  if (!page) return fail(invocation, page.error());
  return import_page(invocation, workspace, *page, options.dry_run);
}

}  // namespace deepdive::commands
