#include "commands/shared/baseline_file.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "commands/shared/values.hpp"
#include "core/rules/rule.hpp"
#include "sys/files.hpp"

namespace deepdive::commands {

namespace {

using baseline::Baseline;

constexpr std::size_t largest_baseline = std::size_t{64} * 1024 * 1024;
const std::string usual_name = "deepdive-baseline.json";
const std::string file_in_use = ".";

/// A file with the name that people know it by.
struct Place {
  std::string path = {};  ///< absolute
  std::string name = {};
  bool optional = false;  ///< need not exist
};

Place named_by_user(const Workspace& workspace, const std::string& word) {
  return {path_from_start(workspace, word), word};
}

Place place_in_use(const Workspace& workspace, const BaselineOptions& options) {
  if (!options.file.empty()) return named_by_user(workspace, options.file);
  const std::string path = baseline_path(workspace.settings);
  return {path_in(workspace, path), path, workspace.settings.baseline.empty()};
}

/// A file's text and what it says; neither when there is no such file.
struct Stored {
  std::optional<std::string> text = std::nullopt;
  Baseline baseline = {};
};

Result<Stored> load(const Place& place) {
  if (sys::path_kind(place.path) == sys::PathKind::absent) return Stored{};
  auto text = sys::read_file(place.path, largest_baseline, sys::SymbolicLinks::follow);
  if (!text) return tl::make_unexpected(named(place.name, text.error()));
  auto read = baseline::read(place.name, *text);
  if (!read) return tl::make_unexpected(read.error());
  return Stored{std::move(*text), std::move(*read)};
}

Result<void> store(const Place& place, const Stored& before, const std::string& text) {
  auto done = before.text ? sys::replace_file(place.path, *before.text, text) : sys::create_file(place.path, text);
  if (!done) return tl::make_unexpected(named(place.name, done.error()));
  return {};
}

/// How many findings `one` holds that `other` does not.
std::size_t count_beyond(const Baseline& one, const Baseline& other) {
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> held;
  for (const auto& entry : other.entries) held[{entry.path, entry.rule, entry.fingerprint}] = entry.count;
  std::size_t sum = 0;
  for (const auto& entry : one.entries) {
    const std::size_t there = held[{entry.path, entry.rule, entry.fingerprint}];
    sum += entry.count - std::min(entry.count, there);
  }
  return sum;
}

std::string what_was_written(const Place& place, const Stored& before, const Baseline& after) {
  const std::string holds = counted(count_beyond(after, {}), "finding", "findings");
  const std::size_t added = count_beyond(after, before.baseline);
  const std::size_t gone = count_beyond(before.baseline, after);
  if (!before.text) return fmt::format("'{}' is written: {}", place.name, holds);
  if (*before.text == baseline::write(after)) return fmt::format("'{}' is up to date: {}", place.name, holds);
  return fmt::format("'{}' is updated: {}, {} added, {} taken out", place.name, holds, added, gone);
}

Result<std::string> write_and_apply(const Workspace& workspace, const Place& place, const baseline::LookedAt& looked_at,
                                    Report& report) {
  if (!workspace.unreadable.empty()) {
    return failure(fmt::format("'{}' is not written: {}", place.name, workspace.unreadable.front().message));
  }
  const auto before = load(place);
  if (!before) return tl::make_unexpected(before.error());
  const Baseline after = baseline::baseline_of(report, before->baseline, looked_at);
  if (auto done = store(place, *before, baseline::write(after)); !done) return tl::make_unexpected(done.error());
  baseline::apply(after, looked_at, report);
  return what_was_written(place, *before, after);
}

Result<std::string> only_apply(const Workspace& workspace, const Place& place, const baseline::LookedAt& looked_at,
                               Report& report) {
  const auto stored = load(place);
  if (!stored) return tl::make_unexpected(stored.error());
  if (!stored->text && !place.optional) {
    return failure(
        fmt::format("there is no baseline '{}'\n  help: `deepdive validate --write-baseline` writes it", place.name));
  }
  const std::size_t gone = baseline::apply(stored->baseline, looked_at, report);
  if (gone > 0 && workspace.unreadable.empty()) {
    report.notes.push_back(fmt::format("{} of the baseline {} gone; `deepdive validate --write-baseline` takes {} out",
                                       counted(gone, "finding", "findings"), gone == 1 ? "is" : "are",
                                       gone == 1 ? "it" : "them"));
  }
  return std::string{};
}

}  // namespace

std::string baseline_path(const Settings& settings) {
  return settings.baseline.empty() ? usual_name : settings.baseline;
}

void declare_baseline(CLI::App& app, BaselineOptions& options) {
  auto* file =
      app.add_option("--baseline", options.file,
                     fmt::format("Findings that this file holds do not count; {} if not given and there", usual_name))
          ->type_name("FILE")
          ->check(not_empty());
  auto* none = app.add_flag("--no-baseline{false}", options.use, "Use no baseline");
  // A flag, so that the word after it stays a PATH.
  auto* write = app.add_flag(fmt::format("--write-baseline{{{}}}", file_in_use), options.write,
                             "Write what is found now to the baseline, or to FILE")
                    ->type_name("FILE");
  none->excludes(file);
  none->excludes(write);
}

baseline::LookedAt what_was_looked_at(const Workspace& workspace, const ExamineOptions& options,
                                      const Selection& selection) {
  return [&workspace, &selection, runs = CodeRuns{{}, {}, options.run_code}](const std::string& id,
                                                                             const std::string& path) {
    const Rule* rule = rules::find(id);
    return !rule || looks_at(*rule, path, {workspace.settings, selection, runs});
  };
}

Result<std::string> use_baseline(const Workspace& workspace, const BaselineOptions& options,
                                 const baseline::LookedAt& looked_at, Report& report) {
  if (!options.use) return std::string{};
  const Place in_use = place_in_use(workspace, options);
  if (options.write.empty()) return only_apply(workspace, in_use, looked_at, report);
  const Place target = options.write == file_in_use ? in_use : named_by_user(workspace, options.write);
  return write_and_apply(workspace, target, looked_at, report);
}

}  // namespace deepdive::commands
