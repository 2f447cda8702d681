#include "commands/shared/fixing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "commands/shared/benchmarks.hpp"
#include "commands/shared/opening.hpp"
#include "core/base/log_text.hpp"
#include "core/base/suggest.hpp"
#include "core/base/unified_diff.hpp"
#include "core/fixes/kinds.hpp"
#include "sys/environment.hpp"

namespace deepdive::commands {

namespace {

using fixes::Checked;
using fixes::Mended;

bool names(const FixOptions& options, const char* kind) {
  return std::find(options.kinds.begin(), options.kinds.end(), kind) != options.kinds.end();
}

/// Fixes that show what code prints, for which it must run.
bool wants_outputs(const FixOptions& options) { return names(options, "outputs"); }

/// The kinds that are asked for; none: all that need no request of their own.
std::vector<std::string> wanted_kinds(const FixOptions& options) {
  if (!names(options, all_kinds)) return options.kinds;
  return wants_outputs(options) ? fixes::kinds() : std::vector<std::string>{};
}

fixes::Texts texts_to_fix(const Report& report, const Collection& collection) {
  const SourcesByPath sources = sources_of(collection);
  fixes::Texts texts;
  for (const Finding& finding : report.findings) {
    if (!finding.diagnostic.fix) continue;
    for (const Edit& edit : finding.diagnostic.fix->edits) {
      const std::string& path = edit.location.path;
      if (texts.count(path) == 0) texts.emplace(path, sources.at(path)->text());
    }
  }
  return texts;
}

/// The collection while it is fixed: kept from other commands that write, unless nothing is to be written.
class FixRun {
public:
  explicit FixRun(FixTerms terms) : terms_(std::move(terms)) {}

  [[nodiscard]] Result<void> begin(const Invocation& invocation, bool only_show);
  [[nodiscard]] Result<Mended> mend(const std::vector<std::string>& kinds);
  /// Once all else is mended. How many files' benchmarks are refreshed.
  [[nodiscard]] Result<std::size_t> refresh(Mended& mended);
  [[nodiscard]] const Workspace& workspace() const { return *workspace_; }

private:
  [[nodiscard]] Result<Checked> check(const fixes::Texts& texts);

  FixTerms terms_;
  std::optional<Workspace> workspace_ = std::nullopt;
  std::optional<sys::Lock> lock_ = std::nullopt;
};

Result<void> FixRun::begin(const Invocation& invocation, bool only_show) {
  auto opened = terms_.open({});
  if (!opened) return tl::make_unexpected(opened.error());
  workspace_ = std::move(*opened);
  if (only_show) return {};
  auto lock = lock_for_writing(invocation, *workspace_);
  if (!lock) return tl::make_unexpected(lock.error());
  lock_ = std::move(*lock);
  return {};
}

Result<Checked> FixRun::check(const fixes::Texts& texts) {
  auto opened = terms_.open(texts);
  if (!opened) return tl::make_unexpected(opened.error());
  workspace_ = std::move(*opened);
  auto report = commands::examine(*workspace_, terms_.examine, terms_.selection);
  if (!report) return tl::make_unexpected(report.error());
  if (sys::interrupted()) return failure("interrupted");
  if (const auto done = terms_.set_apart(*workspace_, *report); !done) return tl::make_unexpected(done.error());
  fixes::Texts fixable = texts_to_fix(*report, workspace_->collection);
  return Checked{std::move(*report), std::move(fixable)};
}

Result<Mended> FixRun::mend(const std::vector<std::string>& kinds) {
  return fixes::mend(kinds, [this](const fixes::Texts& texts) { return check(texts); });
}

Result<std::size_t> FixRun::refresh(Mended& mended) {
  fixes::Texts texts;
  for (const TextChange& change : mended.changes) texts[change.path] = change.after;
  auto opened = terms_.open(texts);
  if (!opened) return tl::make_unexpected(opened.error());
  workspace_ = std::move(*opened);
  return refresh_benchmarks(*workspace_, terms_.examine, terms_.selection, mended.changes);
}

/// "3 findings", "1 file".
std::string findings(const Mended& mended) { return counted(fixed_findings(mended), "finding", "findings"); }
std::string files(const Mended& mended) { return counted(mended.changes.size(), "file", "files"); }

/// " (fields 1, sections 2)" when there is more than one kind.
std::string by_kind(const Mended& mended) {
  if (mended.fixed.size() < 2) return {};
  std::string text;
  for (const auto& [kind, number] : mended.fixed)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", kind, number);
  return " (" + text + ")";
}

void say_left_out(const Invocation& invocation, const Mended& mended) {
  const auto say_of = [&](const std::vector<Diagnostic>& list, std::string_view why) {
    for (const Diagnostic& diagnostic : list) {
      say(invocation,
          fmt::format("{}: a fix of {} {} and is left out", log_line(to_line(diagnostic)), diagnostic.rule, why));
    }
  };
  say_of(mended.unhelped, "did not help");
  say_of(mended.harmful, "brought other errors");
  if (mended.left == 0) return;
  say(invocation, fmt::format("stopped after {} rounds of fixes; {} left", fixes::most_rounds(),
                              mended.left == 1 ? "1 is" : fmt::format("{} are", mended.left)));
}

ExitCode show(const Invocation& invocation, const Mended& mended) {
  // A patch must keep its bytes; only a terminal has to be spared.
  const auto diff = invocation.console->out_is_terminal() ? shown_diff : unified_diff;
  std::string text;
  for (const TextChange& change : mended.changes) text += diff(change.path, change.before, change.after);
  invocation.console->out(text);
  if (mended.changes.empty()) say(invocation, "nothing to fix");
  else if (fixed_findings(mended) > 0) {
    say(invocation, fmt::format("{} would be fixed in {}{}", findings(mended), files(mended), by_kind(mended)));
  }
  return mended.changes.empty() ? ExitCode::ok : ExitCode::findings;
}

std::optional<ExitCode> write(const Invocation& invocation, const Workspace& workspace, const Mended& mended) {
  if (const auto written = write_texts(workspace, mended.changes); !written) return fail(invocation, written.error());
  if (mended.changes.empty()) say(invocation, "nothing to fix");
  else if (fixed_findings(mended) > 0) {
    say(invocation, fmt::format("fixed {} in {}{}", findings(mended), files(mended), by_kind(mended)));
  }
  return std::nullopt;
}

}  // namespace

bool is_wanted(const FixOptions& options) { return options.diff || !options.kinds.empty(); }

std::optional<Error> unknown_kind(const FixOptions& options) {
  const std::vector<std::string> known = fixes::kinds();
  for (const std::string& kind : options.kinds) {
    if (kind == all_kinds || std::find(known.begin(), known.end(), kind) != known.end()) continue;
    const std::string hint = did_you_mean(kind, known);
    return Error{fmt::format("'{}' is no kind of fix{}{}\n  help: the kinds are {}", kind, hint.empty() ? "" : "; ",
                             hint, fmt::join(known, ", "))};
  }
  if (options.bench && !wants_outputs(options)) return Error{"'--bench' refreshes outputs: `--fix=outputs --bench`"};
  return std::nullopt;
}

std::optional<Error> kind_as_path(const Invocation& invocation, const FixOptions& options,
                                  const std::vector<std::string>& paths) {
  if (!is_wanted(options)) return std::nullopt;
  const std::vector<std::string> known = fixes::kinds();
  for (const std::string& path : paths) {
    const bool exists = sys::path_kind(invocation.directory + '/' + path) != sys::PathKind::absent;
    if (exists || std::find(known.begin(), known.end(), path) == known.end()) continue;
    return Error{fmt::format("'{}' does not exist\n  help: a kind of fix follows a '=': `--fix={}`", path, path)};
  }
  return std::nullopt;
}

std::optional<ExitCode> fix(const Invocation& invocation, const FixOptions& options, FixTerms terms) {
  terms.examine.run_code = terms.examine.run_code && wants_outputs(options);
  FixRun run(std::move(terms));
  if (const auto begun = run.begin(invocation, options.diff); !begun) return fail(invocation, begun.error());
  if (run.workspace().collection.topics.empty()) return no_topics(invocation, run.workspace());
  Result<Mended> mended = run.mend(wanted_kinds(options));
  if (sys::interrupted()) return ExitCode::interrupted;
  if (!mended) return fail(invocation, mended.error());
  if (options.bench) {
    const auto refreshed = run.refresh(*mended);
    if (sys::interrupted()) return ExitCode::interrupted;
    if (!refreshed) return fail(invocation, refreshed.error());
    const std::string refreshed_in = counted(*refreshed, "file", "files");
    say(invocation, options.diff ? fmt::format("benchmarks would be refreshed in {}", refreshed_in)
                                 : fmt::format("refreshed benchmarks in {}", refreshed_in));
  }
  say_left_out(invocation, *mended);
  if (!options.diff) return write(invocation, run.workspace(), *mended);
  return report_unreadable(invocation, run.workspace(), show(invocation, *mended));
}

}  // namespace deepdive::commands
