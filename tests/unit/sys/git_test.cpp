#include "sys/git.hpp"

#include <cstdlib>
#include <filesystem>

#include "support/catch.hpp"
#include "support/shell.hpp"

using namespace deepdive;
using namespace deepdive::testing;

namespace {

/// A repository with one commit, which holds a.md.
class Repository {
public:
  Repository() {
    scratch_.write("a.md", {"one", "two", "three"});
    shell("git init -q -b main . && git config user.email a@example.com && git config user.name A");
    shell("git add -A && git commit -q -m first");
  }

  void shell(const std::string& command) const {
    const Ran ran = run_command(command, scratch_.path());
    INFO(command << '\n' << join_lines(ran.output));
    REQUIRE(ran.status == 0);
  }

  [[nodiscard]] Changes changes(const std::string& reference, const std::string& below = {}) const {
    const auto made = sys::changes_since((scratch_.path() / below).string(), reference);
    INFO((made ? std::string{} : made.error().message));
    REQUIRE(made);
    return *made;
  }

  [[nodiscard]] std::filesystem::path path() const { return scratch_.path(); }

private:
  ScratchFolder scratch_;
};

FileChanges lines(std::vector<LineRange> ranges) { return {false, std::move(ranges)}; }

}  // namespace

TEST_CASE("git tells which lines differ from a commit", "[git]") {
  const Repository repository;
  CHECK(repository.changes("HEAD").empty());
  repository.shell("printf 'one\\nTWO\\nthree\\nfour\\n' > a.md");
  CHECK(repository.changes("HEAD") == Changes{{"a.md", lines({{2, 2}, {4, 4}})}});
  repository.shell("git commit -q -a -m second");
  CHECK(repository.changes("HEAD").empty());
  CHECK(repository.changes("HEAD~1") == Changes{{"a.md", lines({{2, 2}, {4, 4}})}});
}

TEST_CASE("a branch is compared with the place where it began", "[git]") {
  const Repository repository;
  repository.shell("git switch -q -c branch && echo four >> a.md && git commit -q -a -m branch");
  repository.shell("git switch -q main && echo other > b.md && git add b.md && git commit -q -m main");
  repository.shell("git switch -q branch");
  CHECK(repository.changes("main") == Changes{{"a.md", lines({{4, 4}})}});
}

TEST_CASE("new, empty, renamed and deleted files are touched", "[git]") {
  const Repository repository;
  repository.shell("touch empty.md && echo x > 'größe \"1\".md' && git mv a.md c.md && git add empty.md");
  const Changes expected{
      {"a.md", {}}, {"c.md", lines({{1, 3}})}, {"empty.md", {}}, {"größe \"1\".md", FileChanges{true, {}}}};
  CHECK(repository.changes("HEAD") == expected);
}

TEST_CASE("files that git ignores are not there, and paths are those below the folder", "[git]") {
  const Repository repository;
  repository.shell(
      "mkdir docs && echo '*.tmp' > .gitignore && echo x > docs/x.tmp && echo x > docs/y.md && echo z > z.md");
  CHECK(repository.changes("HEAD", "docs") == Changes{{"y.md", FileChanges{true, {}}}});
}

TEST_CASE("a user's settings and variables do not change what git says", "[git]") {
  const Repository repository;
  repository.shell(
      "git config diff.noprefix true && git config diff.external /bin/false && git config color.ui always");
  repository.shell("git config diff.renames copies && git config diff.context 9 && git config diff.interHunkContext 9");
  repository.shell("echo '*.md -diff' > .gitattributes && git add .gitattributes && git commit -q -m attributes");
  repository.shell("echo four >> a.md");
  ::setenv("GIT_DIR", "/nowhere", 1);
  const Changes made = repository.changes("HEAD");
  ::unsetenv("GIT_DIR");
  CHECK(made == Changes{{"a.md", lines({{4, 4}})}});
}

TEST_CASE("a repository that lies among the files has no program of its settings run", "[git]") {
  const Repository repository;
  repository.shell("mkdir docs && cp a.md docs && echo '*.md filter=x' > docs/.gitattributes && git add -A");
  repository.shell("git commit -q -m second && cp -r .git/HEAD .git/objects .git/refs .git/index docs/");
  repository.shell("git config -f docs/config core.bare false && git config -f docs/config core.worktree ..");
  repository.shell("git config -f docs/config filter.x.clean 'touch \"$PWD/mark\"; cat' && echo more >> docs/a.md");
  const auto made = sys::changes_since((repository.path() / "docs").string(), "HEAD");
  REQUIRE_FALSE(made);
  CHECK(made.error().message == "'" + (repository.path() / "docs").string() +
                                    "' is a git repository among the files: git is not asked about it");
  repository.shell("! find . -name mark | grep -q .");
}

TEST_CASE("a repository among the files may have its parts in another folder", "[git]") {
  const Repository repository;
  repository.shell("mkdir docs && cp .git/HEAD docs/ && echo parts > docs/commondir && mkdir docs/parts");
  repository.shell("cp -r .git/objects .git/refs docs/parts/");
  const auto made = sys::changes_since((repository.path() / "docs").string(), "HEAD");
  REQUIRE_FALSE(made);
  CHECK(made.error().message == "'" + (repository.path() / "docs").string() +
                                    "' is a git repository among the files: git is not asked about it");
}

TEST_CASE("what cannot be compared with is an error that says what to do", "[git]") {
  const Repository repository;
  const ScratchFolder scratch;
  CHECK(sys::changes_since(scratch.path().string(), "--output=x").error().message == "'--output=x' names no commit");
  CHECK(sys::changes_since(scratch.path().string(), "").error().message == "'' names no commit");
  CHECK_FALSE(sys::changes_since(scratch.path().string(), "HEAD"));
}
