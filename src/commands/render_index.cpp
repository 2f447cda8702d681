#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "commands/shared/index_page.hpp"
#include "commands/shared/opening.hpp"
#include "commands/shared/report_file.hpp"
#include "commands/shared/values.hpp"
#include "core/base/unified_diff.hpp"
#include "core/index/index.hpp"
#include "core/index/seal.hpp"

namespace deepdive::commands {

namespace {

struct Options {
  bool check = false;
  bool to_stdout = false;
  std::string output = {};
  bool seal = false;
  bool force = false;
};

const std::string mend = "run `deepdive render-index`";
const std::string mend_edits =
    "move what is written there out of the markers; `deepdive render-index --force` overwrites it";

/// The regions between their markers, for a page that has none yet.
std::string bare_regions(const Collection& collection, const IndexSettings& settings) {
  std::string text;
  for (const std::string& name : index::region_names()) {
    if (!text.empty()) text += '\n';
    text += fmt::format("<!-- deepdive:begin {} -->\n\n{}\n<!-- deepdive:end {} -->\n", name,
                        index::render_region(name, collection, settings), name);
  }
  return text;
}

/// An index must not lose a topic because its front matter has a fault.
std::string unsound_topics(const Collection& collection) {
  std::string text;
  for (const Topic& topic : collection.topics) {
    if (topic.has_sound_front_matter()) continue;
    text += fmt::format("\n{}: the front matter is not sound", topic.path());
  }
  return text;
}

ExitCode refuse_problems(const Invocation& invocation, const IndexState& state) {
  std::string text = "the markers of the index are not sound; nothing is written";
  for (const MarkerProblem& problem : state.problems) {
    text += '\n' + to_line(finding(*state.page, problem.span, problem.message));
  }
  return fail(invocation, {text});
}

ExitCode refuse_edits(const Invocation& invocation, const IndexState& state) {
  std::string text = "the index was edited by hand; nothing is written";
  for (const IndexRegion& region : state.regions) {
    if (!region.edited) continue;
    const std::string message = fmt::format("region '{}' is not as it was written", region.name);
    text += '\n' + to_line(finding(*state.page, region.marker, message));
  }
  return fail(invocation, {text + "\n  help: " + mend_edits});
}

ExitCode check(const Invocation& invocation, const Workspace& workspace) {
  if (is_up_to_date(workspace.collection)) return ExitCode::ok;
  const IndexState& state = *workspace.collection.index;
  invocation.console->out(visible(unified_diff(state.page->path(), state.page->text(), index::apply(state))));
  const bool edited = index::has_edits(state);
  say(invocation, fmt::format("{} {}: {}", state.page->path(), edited ? "was edited by hand" : "is out of date",
                              edited ? mend_edits : mend));
  return ExitCode::findings;
}

ExitCode write(const Invocation& invocation, const Workspace& workspace, bool force) {
  if (!force && index::has_edits(*workspace.collection.index)) {
    return refuse_edits(invocation, *workspace.collection.index);
  }
  const std::string& page = workspace.collection.index->page->path();
  const Result<IndexWrite> written = write_index(workspace);
  if (!written) return fail(invocation, written.error());
  say(invocation, page + (*written == IndexWrite::written ? " is updated" : " is up to date"));
  return ExitCode::ok;
}

/// The page as it should be, in another file.
ExitCode write_elsewhere(const Invocation& invocation, const Workspace& workspace, const std::string& output) {
  const std::string page = index::apply(*workspace.collection.index);
  if (auto written = write_report(workspace, output, page); !written) return fail(invocation, written.error());
  say(invocation, output + " is written");
  return ExitCode::ok;
}

ExitCode without_regions(const Invocation& invocation, const Workspace& workspace, const Options& options) {
  const IndexSettings& settings = workspace.settings.index;
  if (options.to_stdout) {
    invocation.console->out(bare_regions(workspace.collection, settings));
    return ExitCode::ok;
  }
  const bool exists = workspace.collection.index || workspace.collection.document(settings.file);
  return fail(invocation, {fmt::format("'{}' {}\n  help: `deepdive render-index --stdout` prints regions to paste",
                                       settings.file, exists ? "has no index regions" : "does not exist")});
}

ExitCode run(const Invocation& invocation, const Options& options) {
  // Topics must stay as they are until the page is written that tells of them.
  std::optional<sys::Lock> lock;
  std::optional<Workspace> workspace =
      options.check || options.to_stdout ? open_topics(invocation) : open_locked_topics(invocation, lock);
  if (!workspace) return ExitCode::unable;
  load_index(*workspace);
  if (auto writable = check_report_path(*workspace, options.output); !writable) {
    return fail(invocation, writable.error());
  }
  if (!workspace->unreadable.empty()) return report_unreadable(invocation, *workspace, ExitCode::unable);
  const Collection& collection = workspace->collection;
  if (const std::string faults = unsound_topics(collection); !faults.empty()) {
    return fail(invocation, {"the index would lose topics; nothing is written" + faults +
                             "\n  help: `deepdive validate` says what is wrong"});
  }
  if (collection.index && !collection.index->problems.empty()) return refuse_problems(invocation, *collection.index);
  if (!collection.index || collection.index->regions.empty()) return without_regions(invocation, *workspace, options);
  if (options.seal) index::seal_all(*workspace->collection.index);
  if (options.check) return check(invocation, *workspace);
  if (!options.output.empty()) return write_elsewhere(invocation, *workspace, options.output);
  if (!options.to_stdout) return write(invocation, *workspace, options.force);
  invocation.console->out(index::apply(*collection.index));
  return ExitCode::ok;
}

Runner declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  auto* check = app.add_flag("--check", options->check, "Write nothing: show the difference, exit 1 when out of date");
  auto* to_stdout =
      app.add_flag("--stdout", options->to_stdout, "Write the page to standard output instead of its file");
  to_stdout->excludes(check);
  app.add_option("-o,--output", options->output, "Write the page to this file and leave its own as it is")
      ->type_name("FILE")
      ->check(not_empty())
      ->excludes(check)
      ->excludes(to_stdout);
  app.add_flag("--seal", options->seal,
               "Put a digest into each marker that ends a region, by which edits by hand are noticed from then on");
  app.add_flag("--force", options->force, "Overwrite sealed regions that were edited by hand")->excludes(check);
  return [options](const Invocation& invocation) { return run(invocation, *options); };
}

}  // namespace

Command render_index() {
  return {"render-index",
          "Bring the index regions of the README up to date",
          {"deepdive render-index", "deepdive render-index --check"},
          declare};
}

}  // namespace deepdive::commands
