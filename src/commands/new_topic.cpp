#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "commands/command.hpp"
#include "commands/shared/asking.hpp"
#include "commands/shared/drafting.hpp"
#include "commands/shared/importing.hpp"
#include "commands/shared/index_page.hpp"
#include "commands/shared/new_collection.hpp"
#include "commands/shared/opening.hpp"
#include "commands/shared/values.hpp"
#include "core/base/log_text.hpp"
#include "sys/editor.hpp"
#include "sys/environment.hpp"
#include "sys/prompt.hpp"

namespace deepdive::commands {

namespace {

ExitCode bring_up_to_date(const Invocation& invocation, const Workspace& workspace) {
  if (!workspace.unreadable.empty()) return report_unreadable(invocation, workspace, ExitCode::unable);
  const auto written = write_index(workspace);
  if (!written) return fail(invocation, written.error());
  if (*written == IndexWrite::written) say(invocation, workspace.settings.index.file + " is updated");
  return ExitCode::ok;
}

/// An index that was true before the new topic stays true.
ExitCode update_index(const Invocation& invocation, Workspace& workspace, const std::string& path) {
  reload_topic(workspace, path);
  return bring_up_to_date(invocation, workspace);
}

/// Without an answer nothing has happened yet, and nothing does.
ExitCode unanswered(const Invocation& invocation) {
  if (sys::interrupted()) return ExitCode::interrupted;
  return fail(invocation, {"nothing is written: the questions were not answered"});
}

/// Asks for all that is missing, but for the details of a topic that is there already.
ExitCode ask(const Invocation& invocation, NewOptions& options) {
  if (!sys::can_ask()) return fail(invocation, {"TITLE is required\n  help: `deepdive new --help`"});
  bool known = false;
  if (!options.collection.empty()) {
    if (!ask_title(invocation, options)) return unanswered(invocation);
  } else {
    auto workspace = open_workspace(invocation.directory);
    if (!workspace) return fail(invocation, workspace.error());
    if (!ask_title(invocation, options)) return unanswered(invocation);
    load_topics(*workspace);
    known = existing_topic(*workspace, options) != nullptr;
  }
  return known || ask_details(invocation, options) ? ExitCode::ok : unanswered(invocation);
}

/// What has become of a topic that was written.
struct Written {
  std::string path = {};  ///< on disk
  bool index_was_true = false;
};

/// Writes the topic and brings the index up to date.
ExitCode write_topic(const Invocation& invocation, const NewOptions& options, Written& done) {
  auto opened = open_for_writing(invocation);
  if (!opened) return fail(invocation, opened.error());
  Workspace& workspace = opened->workspace;
  load_index(workspace);
  if (sys::interrupted()) return ExitCode::interrupted;
  const auto draft = prepare(workspace, options);
  if (!draft) return fail(invocation, draft.error());
  if (options.dry_run) {
    invocation.console->out(draft->text);
    invocation.console->err(log_line(draft->path) + '\n');
    return ExitCode::ok;
  }
  done.index_was_true = is_up_to_date(workspace.collection);
  if (auto written = write(workspace, *draft); !written) return fail(invocation, written.error());
  done.path = path_in(workspace, draft->path);
  invocation.console->out(log_line(draft->path) + '\n');
  say_faults_of_index_page(invocation, workspace.collection);
  // Of an index that could not be compared with all topics, nobody knows whether it was true.
  return done.index_was_true ? update_index(invocation, workspace, draft->path)
                             : report_unreadable(invocation, workspace, ExitCode::ok);
}

/// Whether each topic that belongs on the index would be there.
bool all_are_sound(const Collection& collection) {
  return std::all_of(collection.topics.begin(), collection.topics.end(),
                     [](const Topic& topic) { return topic.has_sound_front_matter(); });
}

/// Edited front matter can change the index, which stays true all the same.
ExitCode follow_edit(const Invocation& invocation) {
  auto opened = open_for_writing(invocation);
  if (!opened) return fail(invocation, opened.error());
  Workspace& workspace = opened->workspace;
  load_index(workspace);
  if (is_up_to_date(workspace.collection)) return ExitCode::ok;
  if (all_are_sound(workspace.collection)) return bring_up_to_date(invocation, workspace);
  say(invocation, workspace.settings.index.file + " is out of date: run `deepdive render-index`");
  return ExitCode::ok;
}

/// The collection is not kept from others while the author edits.
ExitCode write_and_edit(const Invocation& invocation, const NewOptions& options) {
  const auto editor = sys::find_editor();
  if (!editor) return fail(invocation, {"--edit: " + editor.error().message});
  Written done;
  const ExitCode written = write_topic(invocation, options, done);
  if (written != ExitCode::ok) return written;
  if (const auto edited = sys::edit_file(*editor, done.path); !edited) {
    return fail(invocation, {"--edit: " + edited.error().message});
  }
  return done.index_was_true ? follow_edit(invocation) : ExitCode::ok;
}

ExitCode run(const Invocation& invocation, NewOptions options) {
  if (!options.import.empty()) {
    const bool alone = options.subject.empty() && options.collection.empty() && !options.edit;
    if (!alone || options.describes_topic()) {
      return fail(invocation, {"--import takes all from the page: only --dry-run goes with it"});
    }
    return import_topics(invocation, options);
  }
  if (options.subject.empty()) {
    if (const ExitCode asked = ask(invocation, options); asked != ExitCode::ok) return asked;
  }
  if (!options.collection.empty()) return begin_collection(invocation, options);
  if (options.edit && options.dry_run) return fail(invocation, {"--dry-run writes nothing that --edit could open"});
  if (options.edit) return write_and_edit(invocation, options);
  Written done;
  return write_topic(invocation, options, done);
}

void declare_topic(CLI::App& app, NewOptions& options) {
  scaffold::Request& request = options.request;
  app.add_option("TITLE", options.subject, "The title of a new deep dive, or a planned topic to begin")
      ->type_name("TITLE")
      ->check(not_empty());
  app.add_option("--kind", options.kind, "A kind of document that deepdive.yaml describes")
      ->type_name("NAME")
      ->check(not_empty());
  app.add_flag("--planned", options.planned, "Write the front matter only: a topic for later");
  app.add_option("--topic", request.topics, "Something that it covers; once for each")
      ->type_name("TEXT")
      ->check(not_empty())
      ->allow_extra_args(false);
  app.add_option("--short-title", request.short_title, "A shorter name for the tracking table")
      ->type_name("TEXT")
      ->check(not_empty());
  app.add_option("--when-to-read", request.when_to_read, "When a reader is ready for it")
      ->type_name("TEXT")
      ->check(not_empty());
  app.add_option("--week", request.weeks, "Its week in a practice plan; once for each")
      ->type_name("NUMBER")
      ->check(whole_number(1, 53))
      ->allow_extra_args(false);
  app.add_option("--date", options.date,
                 "For the days that the front matter must have; if not given, that of SOURCE_DATE_EPOCH or today")
      ->type_name("DATE")
      ->check(date());
}

Runner declare(CLI::App& app) {
  auto options = std::make_shared<NewOptions>();
  declare_topic(app, *options);
  app.add_option("--collection", options->collection,
                 "Begin a collection in this folder, TITLE its first planned topic")
      ->type_name("DIR")
      ->check(not_empty());
  app.add_option(
         "--import", options->import,
         "Make a file of each topic of an index page that was kept by hand; contradictions are told, not guessed")
      ->type_name("FILE")
      ->check(not_empty());
  app.add_flag("--dry-run", options->dry_run, "Write nothing: the text to standard output, its path to standard error");
  app.add_flag("--edit", options->edit, "Open it afterwards in the editor that VISUAL or EDITOR names");
  return [options](const Invocation& invocation) { return run(invocation, *options); };
}

}  // namespace

Command new_topic() {
  return {"new",
          "Begin a deep dive from the template",
          {"deepdive new \"Import System and Packages\"", "deepdive new decorators_and_metaprogramming --edit",
           "deepdive new \"Pattern Matching\" --planned --topic 'Literal patterns' --week 12",
           "deepdive new \"Hash Tables\" --collection notes", "deepdive new --import README.md --dry-run"},
          declare};
}

}  // namespace deepdive::commands
