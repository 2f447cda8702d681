#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "commands/shared/index_page.hpp"
#include "commands/shared/opening.hpp"
#include "commands/shared/values.hpp"
#include "core/base/suggest.hpp"
#include "core/scaffold/scaffold.hpp"
#include "core/topic/slug.hpp"
#include "sys/environment.hpp"
#include "sys/files.hpp"

namespace deepdive::commands {

namespace {

struct Options {
  std::string subject = {};
  std::string kind = {};
  scaffold::Request request = {};
  bool planned = false;
  bool dry_run = false;

  [[nodiscard]] bool describes_topic() const {
    return planned || !kind.empty() || !request.short_title.empty() || !request.topics.empty() ||
           !request.when_to_read.empty() || !request.weeks.empty();
  }
};

/// What is to be written: a new file, or a planned topic's file with a body.
struct Draft {
  std::string path = {};
  std::string text = {};
  const schema::Kind* kind = nullptr;
  const Topic* planned = nullptr;
};

/// The collection's own kind when none is asked for.
Result<const schema::Kind*> find_kind(const Collection& collection, const std::string& name) {
  std::vector<std::string> known;
  for (const schema::Kind& kind : collection.kinds) {
    if (kind.name == name) return &kind;
    if (!kind.name.empty()) known.push_back(kind.name);
  }
  const std::string hint =
      known.empty() ? "the kinds of a collection stand under 'kinds' in deepdive.yaml" : did_you_mean(name, known);
  return failure(
      fmt::format("--kind: '{}' is no kind of document here{}{}", name, hint.empty() ? "" : "\n  help: ", hint));
}

/// Where new documents of a kind go: the folder of the first of its globs, or else of the settings' globs for topics,
/// up to the first wildcard.
std::string folder_of(const schema::Kind& kind, const Settings& settings) {
  const std::string& glob = kind.selector.paths.empty() ? settings.topics.front() : kind.selector.paths.front();
  const std::size_t slash = glob.substr(0, glob.find_first_of("*?")).rfind('/');
  return slash == std::string::npos ? "" : glob.substr(0, slash + 1);
}

/// "import_system" reads as a file's name: its title is "Import system".
std::string title_of(const std::string& subject) {
  if (subject.find('_') == std::string::npos || subject != slug_of(subject)) return std::string(trim(subject));
  std::string title = subject;
  std::replace(title.begin(), title.end(), '_', ' ');
  if (title.front() >= 'a' && title.front() <= 'z') title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

const Topic* existing_topic(const Collection& collection, const Options& options, const std::string& path) {
  for (const Topic& topic : collection.topics) {
    const std::string& subject = options.subject;
    const bool named = topic.slug == subject || topic.slug + ".md" == subject || topic.path() == subject;
    if (named || topic.path() == path || topic.front.title == subject) return &topic;
  }
  return nullptr;
}

Result<Draft> promote(const Topic& topic, const Options& options) {
  if (topic.front.status != Status::planned || topic.has_body()) {
    return failure(fmt::format("'{}' exists already; nothing is written", topic.path()));
  }
  if (options.describes_topic()) {
    return failure(
        fmt::format("'{}' is planned already; nothing is written\n"
                    "  help: `deepdive new {}` alone makes it a draft; its front matter is yours to edit",
                    topic.path(), topic.slug));
  }
  if (!topic.has_sound_front_matter()) {
    return failure(
        fmt::format("the front matter of '{}' is not sound; nothing is written\n"
                    "  help: `deepdive validate {}` says what is wrong",
                    topic.path(), topic.path()));
  }
  return Draft{topic.path(), scaffold::promoted_document(topic, topic.schema()), topic.kind, &topic};
}

/// Why the draft would not be what its author asked for.
std::string other_kind(const Draft& draft, const schema::Kind& kind) {
  if (draft.kind->name.empty()) {
    return fmt::format("'{}' would be of kind '{}'\n  help: `--kind {}` writes one", draft.path, kind.name, kind.name);
  }
  return fmt::format("'{}' would not be of kind '{}': its 'paths' or 'where', or a kind before it, do not fit",
                     draft.path, draft.kind->name);
}

/// Why the draft must not be written; empty when nothing speaks against it.
std::string fault_of(const Workspace& workspace, const Draft& draft) {
  const SourceFile source(draft.path, draft.text);
  const Topic topic = parse_topic(source, workspace.collection.kinds, *workspace.languages);
  if (topic.kind != draft.kind) return other_kind(draft, *topic.kind);
  const std::string front_matter = "the front matter would have a fault; nothing is written\n";
  if (topic.yaml_problem) {
    return front_matter + to_line(finding(source, topic.yaml_problem->span, topic.yaml_problem->message));
  }
  if (topic.violations.empty()) return {};
  return front_matter + to_line(finding(source, topic.violations.front().span, topic.violations.front().message));
}

Result<Draft> prepare(const Workspace& workspace, const Options& options) {
  const std::string slug = slug_of(options.subject);
  const auto kind = find_kind(workspace.collection, options.kind);
  if (!kind) return tl::make_unexpected(kind.error());
  const std::string folder = folder_of(**kind, workspace.settings);
  const std::string path = folder + slug + ".md";
  if (const Topic* topic = existing_topic(workspace.collection, options, path)) return promote(*topic, options);
  if (options.subject.size() > 3 && options.subject.rfind(".md") == options.subject.size() - 3) {
    return failure(fmt::format("there is no topic '{}'; a new one is begun by its title", options.subject));
  }
  if (!is_usable_slug(slug)) {
    return failure(
        fmt::format("no file name can be made from '{}': it needs Latin letters or digits, and no reserved name\n"
                    "  help: a file below '{}' that you name yourself is a topic as well",
                    options.subject, folder));
  }
  if (sys::path_kind(path_in(workspace, path)) != sys::PathKind::absent) {
    return failure(fmt::format("'{}' exists already; nothing is written", path));
  }
  const auto& globs = workspace.settings.topics;
  if (std::none_of(globs.begin(), globs.end(), [&](const auto& glob) { return matches_path_glob(path, glob); })) {
    return failure(
        fmt::format("'{}' would be no topic: none of the globs under 'topics' in deepdive.yaml matches it", path));
  }
  scaffold::Request request = options.request;
  request.title = title_of(options.subject);
  for (const auto& [field, values] : (*kind)->selector.where) request.fields.emplace_back(field, values.front());
  Draft draft{
      path,
      options.planned ? scaffold::planned_document(request) : scaffold::draft_document(request, (*kind)->document),
      *kind};
  if (const std::string fault = fault_of(workspace, draft); !fault.empty()) return failure(fault);
  return draft;
}

Result<void> write(const Workspace& workspace, const Draft& draft) {
  const std::string path = path_in(workspace, draft.path);
  const auto written = draft.planned ? sys::replace_file(path, draft.planned->source->text(), draft.text)
                                     : sys::create_file(path, draft.text);
  if (!written) return tl::make_unexpected(named(draft.path, written.error()));
  return {};
}

/// An index that was true before the new topic stays true.
ExitCode update_index(const Invocation& invocation) {
  auto workspace = open_workspace(invocation.directory);
  if (!workspace) return fail(invocation, workspace.error());
  load_topics(*workspace);
  load_index(*workspace);
  if (!workspace->unreadable.empty()) return report_unreadable(invocation, *workspace, ExitCode::unable);
  const auto written = write_index(*workspace);
  if (!written) return fail(invocation, written.error());
  if (*written == IndexWrite::written) say(invocation, workspace->settings.index.file + " is updated");
  return ExitCode::ok;
}

ExitCode run(const Invocation& invocation, const Options& options) {
  auto workspace = open_workspace(invocation.directory);
  if (!workspace) return fail(invocation, workspace.error());
  const auto lock = lock_collection(*workspace);
  if (!lock) return fail(invocation, lock.error());
  load_topics(*workspace);
  load_index(*workspace);
  if (sys::interrupted()) return ExitCode::interrupted;
  const auto draft = prepare(*workspace, options);
  if (!draft) return fail(invocation, draft.error());
  if (options.dry_run) {
    invocation.console->out(draft->text);
    invocation.console->err(draft->path + '\n');
    return ExitCode::ok;
  }
  const bool index_was_true = is_up_to_date(workspace->collection);
  if (auto written = write(*workspace, *draft); !written) return fail(invocation, written.error());
  invocation.console->out(draft->path + '\n');
  return index_was_true ? update_index(invocation) : ExitCode::ok;
}

Runner declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  scaffold::Request& request = options->request;
  app.add_option("TITLE", options->subject, "The title of a new deep dive, or a planned topic to begin")
      ->type_name("TITLE")
      ->required();
  app.add_option("--kind", options->kind, "A kind of document that deepdive.yaml describes")->type_name("NAME");
  app.add_flag("--planned", options->planned, "Write the front matter only: a topic for later");
  app.add_option("--topic", request.topics, "Something that it covers; once for each")
      ->type_name("TEXT")
      ->allow_extra_args(false);
  app.add_option("--short-title", request.short_title, "A shorter name for the tracking table")->type_name("TEXT");
  app.add_option("--when-to-read", request.when_to_read, "When a reader is ready for it")->type_name("TEXT");
  app.add_option("--week", request.weeks, "Its week in a practice plan; once for each")
      ->type_name("NUMBER")
      ->check(whole_number(1, 53))
      ->allow_extra_args(false);
  app.add_flag("--dry-run", options->dry_run, "Write nothing: the text to standard output, its path to standard error");
  return [options](const Invocation& invocation) { return run(invocation, *options); };
}

}  // namespace

Command new_topic() {
  return {"new",
          "Begin a deep dive from the template",
          {"deepdive new \"Import System and Packages\"", "deepdive new decorators_and_metaprogramming",
           "deepdive new \"Pattern Matching\" --planned --topic 'Literal patterns' --week 12"},
          declare};
}

}  // namespace deepdive::commands
