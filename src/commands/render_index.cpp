#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "commands/shared/book_file.hpp"
#include "commands/shared/index_page.hpp"
#include "commands/shared/opening.hpp"
#include "commands/shared/report_file.hpp"
#include "commands/shared/values.hpp"
#include "core/base/unified_diff.hpp"
#include "core/index/index.hpp"
#include "core/index/seal.hpp"
#include "sys/files.hpp"

namespace deepdive::commands {

namespace {

struct Options {
  BookOptions book = {"markdown", {}, {}};
  bool check = false;
  bool to_stdout = false;
  bool seal = false;
  bool force = false;

  [[nodiscard]] bool is_book() const { return book.format != "markdown"; }
  [[nodiscard]] bool writes() const { return !check && !to_stdout && (!is_book() || !book.output.empty()); }
};

const std::string mend = "run `deepdive render-index`";
const std::string mend_seals = "run `deepdive render-index --seal`";
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

ExitCode refuse_faults(const Invocation& invocation, const std::vector<Diagnostic>& faults) {
  std::string text = "the text of the index page is not sound; nothing is written";
  for (const Diagnostic& fault : faults) text += fmt::format("\n{}\n  help: {}", to_line(fault), fault.help);
  return fail(invocation, {text});
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

ExitCode check(const Invocation& invocation, const Workspace& workspace, bool seal) {
  if (is_up_to_date(workspace.collection)) return ExitCode::ok;
  const IndexState& state = *workspace.collection.index;
  invocation.console->out(shown_diff(state.page->path(), state.page->text(), index::apply(state)));
  const bool edited = index::has_edits(state);
  const std::string& way = seal ? mend_seals : mend;
  say(invocation, fmt::format("{} {}: {}", state.page->path(), edited ? "was edited by hand" : "is out of date",
                              edited ? mend_edits : way));
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

ExitCode write_elsewhere(const Invocation& invocation, const Workspace& workspace, const std::string& output,
                         const std::string& text) {
  if (auto written = write_report(workspace, output, text); !written) return fail(invocation, written.error());
  say(invocation, output + " is written");
  return ExitCode::ok;
}

ExitCode check_elsewhere(const Invocation& invocation, const Workspace& workspace, const BookOptions& options,
                         const std::string& text) {
  const std::string place = path_from_start(workspace, options.output);
  const bool exists = sys::path_kind(place) != sys::PathKind::absent;
  const Result<std::string> before =
      exists ? sys::read_file(place, text.size() + workspace.settings.document_bytes, sys::SymbolicLinks::follow)
             : std::string{};
  if (!before) return fail(invocation, named(options.output, before.error()));
  if (exists && *before == text) return ExitCode::ok;
  invocation.console->out(shown_diff(options.output, *before, text));
  say(invocation, fmt::format("{} {}: run `deepdive render-index {}`", options.output,
                              exists ? "is out of date" : "does not exist", to_words(options)));
  return ExitCode::findings;
}

/// The text goes to another file than the index page, to standard output, or is compared with that file.
ExitCode bring_elsewhere(const Invocation& invocation, const Workspace& workspace, const Options& options,
                         const std::string& text) {
  if (options.check) return check_elsewhere(invocation, workspace, options.book, text);
  if (!options.book.output.empty()) return write_elsewhere(invocation, workspace, options.book.output, text);
  invocation.console->out(text);
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

ExitCode bring_page(const Invocation& invocation, Workspace& workspace, const Options& options) {
  const Collection& collection = workspace.collection;
  if (const auto faults = faults_of_index_page(collection); !faults.empty()) return refuse_faults(invocation, faults);
  if (collection.index && !collection.index->problems.empty()) return refuse_problems(invocation, *collection.index);
  if (!collection.index || collection.index->regions.empty()) return without_regions(invocation, workspace, options);
  if (options.seal) index::seal_all(*workspace.collection.index);
  if (options.to_stdout || !options.book.output.empty()) {
    return bring_elsewhere(invocation, workspace, options, index::apply(*collection.index));
  }
  return options.check ? check(invocation, workspace, options.seal) : write(invocation, workspace, options.force);
}

ExitCode bring_book(const Invocation& invocation, const Workspace& workspace, const Options& options) {
  const Result<std::string> text = book_text(workspace, options.book);
  return text ? bring_elsewhere(invocation, workspace, options, *text) : fail(invocation, text.error());
}

Result<void> check_options(const Options& options) {
  if (!options.is_book() && !options.book.folder.empty()) {
    return failure("--relative-to goes with --format mdbook or mkdocs");
  }
  if (!options.is_book()) return {};
  if (options.seal || options.force) {
    return failure(
        fmt::format("--{} is about regions; {} has none", options.seal ? "seal" : "force", options.book.format));
  }
  if (!options.check || !options.book.output.empty()) return {};
  return failure(fmt::format("--check with --format {} needs --output FILE, which it looks at", options.book.format));
}

ExitCode run(const Invocation& invocation, const Options& options) {
  if (auto sound = check_options(options); !sound) return fail(invocation, sound.error());
  // Topics must stay as they are until the page is written that tells of them.
  std::optional<sys::Lock> lock;
  std::optional<Workspace> workspace =
      options.writes() ? open_locked_topics(invocation, lock) : open_topics(invocation);
  if (!workspace) return ExitCode::unable;
  load_index(*workspace);
  if (auto writable = check_report_path(*workspace, options.book.output); !writable) {
    return fail(invocation, writable.error());
  }
  if (!workspace->unreadable.empty()) return report_unreadable(invocation, *workspace, ExitCode::unable);
  if (const std::string faults = unsound_topics(workspace->collection); !faults.empty()) {
    return fail(invocation, {"the index would lose topics; nothing is written" + faults +
                             "\n  help: `deepdive validate` says what is wrong"});
  }
  return options.is_book() ? bring_book(invocation, *workspace, options) : bring_page(invocation, *workspace, options);
}

void declare_places(CLI::App& app, Options& options) {
  auto* check = app.add_flag("--check", options.check, "Write nothing: show the difference, exit 1 when out of date");
  auto* to_stdout =
      app.add_flag("--stdout", options.to_stdout, "Write the page to standard output instead of its file");
  to_stdout->excludes(check);
  app.add_option("-o,--output", options.book.output, "Write to this file, or check it, and leave the page as it is")
      ->type_name("FILE")
      ->check(not_empty())
      ->excludes(to_stdout);
  app.add_option("--format", options.book.format,
                 "What to write: markdown (the page, if not given), mdbook (its SUMMARY.md) or mkdocs (the field nav)")
      ->type_name("FORMAT")
      ->check(one_of({"markdown", "mdbook", "mkdocs"}));
  app.add_option(
         "--relative-to", options.book.folder,
         "The folder that mdBook or MkDocs finds its pages in (if not given: mdBook's is that of --output, else "
         "the first one of all topics' paths)")
      ->type_name("DIR")
      ->check(not_empty());
}

Runner declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  declare_places(app, *options);
  app.add_flag("--seal", options->seal,
               "Put a digest into each marker that ends a region, by which edits by hand are noticed from then on");
  app.add_flag("--force", options->force, "Overwrite sealed regions that were edited by hand")
      ->excludes(app.get_option("--check"));
  return [options](const Invocation& invocation) { return run(invocation, *options); };
}

}  // namespace

Command render_index() {
  return {"render-index",
          "Bring the index regions of the README up to date",
          {"deepdive render-index", "deepdive render-index --check",
           "deepdive render-index --format mdbook --output src/SUMMARY.md"},
          declare};
}

}  // namespace deepdive::commands
