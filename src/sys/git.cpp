#include "sys/git.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/text.hpp"
#include "sys/capture.hpp"
#include "sys/environment.hpp"

namespace deepdive::sys {

namespace {

/// What git may know of us: where the user's own settings are, and nothing that leads it to another repository.
std::vector<std::string> environment() {
  std::vector<std::string> made{"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0"};
  for (const std::string name : {"PATH", "HOME", "XDG_CONFIG_HOME"}) {
    if (const auto value = environment_variable(name)) made.push_back(name + '=' + *value);
  }
  return made;
}

/// The last words of a git that failed, without the word "fatal".
std::string complaint(const Captured& ran) {
  std::string_view line = trim(ran.errors);
  line = line.substr(0, line.find('\n'));
  constexpr std::string_view fatal = "fatal: ";
  if (line.substr(0, fatal.size()) == fatal) line.remove_prefix(fatal.size());
  return line.empty() ? ran.ending : std::string(line);
}

std::vector<std::string> split_at_zeros(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\0', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// git at work in one folder.
class Git {
public:
  Git(std::string program, std::string folder) : program_(std::move(program)), folder_(std::move(folder)) {}

  [[nodiscard]] Result<Captured> run(std::vector<std::string> arguments) const {
    // No pager, file system monitor, external diff or text conversion takes part; filters of the repository's do.
    std::vector<std::string> all{"--no-pager",         "-c", "core.fsmonitor=false",        "-c",
                                 "core.quotepath=off", "-c", "safe.bareRepository=explicit"};
    all.insert(all.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
    ChildSpec spec{program_, std::move(all), environment(), folder_};
    spec.trust = Trust::ours;
    return run_captured(std::move(spec));
  }

  /// Output of a call that must succeed.
  [[nodiscard]] Result<std::string> output(std::vector<std::string> arguments) const {
    auto ran = run(std::move(arguments));
    if (!ran) return tl::make_unexpected(ran.error());
    if (!ran->succeeded()) return failure(fmt::format("git failed in '{}': {}", folder_, complaint(*ran)));
    return std::move(ran->output);
  }

  [[nodiscard]] const std::string& folder() const { return folder_; }

private:
  std::string program_;
  std::string folder_;
};

/// `git diff` from a commit to the files, whatever the user's settings say of how it looks.
std::vector<std::string> diff(const std::string& commit, const std::vector<std::string>& form) {
  std::vector<std::string> made{"diff",         "--no-ext-diff",       "--no-textconv", "--no-color",
                                "--no-renames", "--ignore-submodules", "--relative"};
  made.insert(made.end(), form.begin(), form.end());
  made.insert(made.end(), {commit, "--"});
  return made;
}

/// A folder that git takes for a repository although it has no ".git": whoever wrote what is checked out can have
/// brought it along, with settings that name programs. Older versions of git do not know how to pass it over.
std::optional<std::string> repository_among_files(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  for (fs::path at = fs::absolute(folder, ignored); !at.empty(); at = at.parent_path()) {
    if (fs::exists(fs::symlink_status(at / ".git", ignored))) return std::nullopt;
    const bool parts = fs::exists(at / "objects", ignored) && fs::exists(at / "refs", ignored);
    const bool elsewhere = fs::exists(at / "commondir", ignored);  // names the folder that has them
    const bool found = fs::exists(fs::symlink_status(at / "HEAD", ignored)) && (parts || elsewhere);
    if (found) return at.string();
    if (at == at.root_path()) break;
  }
  return std::nullopt;
}

Result<void> check_repository(const Git& git) {
  if (const auto found = repository_among_files(git.folder())) {
    return failure(fmt::format("'{}' is a git repository among the files: git is not asked about it", *found));
  }
  const auto ran = git.run({"rev-parse", "--is-inside-work-tree"});
  if (!ran) return tl::make_unexpected(ran.error());
  if (ran->succeeded() && trim(ran->output) == "true") return {};
  return failure(fmt::format("'{}' is in no git repository that can be used: {}", git.folder(), complaint(*ran)));
}

Result<std::string> commit_of(const Git& git, const std::string& reference) {
  const auto ran = git.run({"rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"});
  if (!ran) return tl::make_unexpected(ran.error());
  if (ran->succeeded()) return std::string(trim(ran->output));
  return failure(
      fmt::format("'{}' names no commit of this repository\n"
                  "  help: `git fetch` may bring it; in CI, check out the whole history",
                  reference));
}

Result<std::string> common_ancestor(const Git& git, const std::string& reference, const std::string& commit) {
  const auto ran = git.run({"merge-base", commit, "HEAD"});
  if (!ran) return tl::make_unexpected(ran.error());
  if (ran->succeeded()) return std::string(trim(ran->output));
  if (!trim(ran->errors).empty()) return failure(fmt::format("git failed in '{}': {}", git.folder(), complaint(*ran)));
  const auto shallow = git.output({"rev-parse", "--is-shallow-repository"});
  const bool cut = shallow && trim(*shallow) == "true";
  return failure(
      fmt::format("'{}' and HEAD have no common ancestor{}", reference,
                  cut ? " in this shallow clone\n  help: `git fetch --unshallow` brings the whole history" : ""));
}

Result<Changes> collect(const Git& git, const std::string& commit) {
  const auto touched = git.output(diff(commit, {"--name-only", "-z"}));
  if (!touched) return tl::make_unexpected(touched.error());
  const auto patch = git.output(diff(
      commit, {"--patch", "--text", "--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/"}));
  if (!patch) return tl::make_unexpected(patch.error());
  const auto untracked = git.output({"ls-files", "--others", "--exclude-standard", "-z"});
  if (!untracked) return tl::make_unexpected(untracked.error());
  Changes changes;
  for (const std::string& path : split_at_zeros(*touched)) changes.emplace(path, FileChanges{});
  add_patch(*patch, changes);
  for (const std::string& path : split_at_zeros(*untracked)) changes[path].whole = true;
  return changes;
}

}  // namespace

Result<Changes> changes_since(const std::string& folder, const std::string& reference) {
  if (reference.empty() || reference.front() == '-') return failure(fmt::format("'{}' names no commit", reference));
  auto program = find_program("git");
  if (!program) return tl::make_unexpected(program.error());
  const Git git(std::move(*program), folder);
  if (auto usable = check_repository(git); !usable) return tl::make_unexpected(usable.error());
  const auto commit = commit_of(git, reference);
  if (!commit) return tl::make_unexpected(commit.error());
  const auto ancestor = common_ancestor(git, reference, *commit);
  if (!ancestor) return tl::make_unexpected(ancestor.error());
  return collect(git, *ancestor);
}

}  // namespace deepdive::sys
