// Outcomes of earlier runs: when they stand for new ones, and when they must not.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/shell.hpp"

using namespace deepdive::testing;

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> topic{"---",      "title: A", "---", "# A",     "",  "```python",
                                     "print(1)", "```",      "",    "```text", "1", "```"};

std::vector<std::string> with(std::vector<std::string> lines, std::size_t line, const std::string& text) {
  lines.at(line - 1) = text;
  return lines;
}

/// A collection with an interpreter that counts how often it is started. It writes where nothing contained can.
class Counted {
public:
  Counted() {
    fs::copy_file(DEEPDIVE_COUNTING_PYTHON, folder_.path() / "python");
    folder_.write("deepdive.yaml", {"schema: none"});
    folder_.write("topics/a.md", topic);
  }

  /// Its summary of the code blocks.
  [[nodiscard]] std::string validate(const std::string& options = "",
                                     const std::string& python = "\"$PWD/python\"") const {
    const Ran ran =
        run_command("deepdive validate --sandbox=none --only code --python " + python + ' ' + options, folder_.path());
    for (const std::string& line : ran.output) {
      if (line.find("code block") != std::string::npos) return line;
    }
    return join_lines(ran.output);
  }

  [[nodiscard]] std::size_t starts() const {
    std::ifstream log(folder_.path() / "python.started");
    std::string line;
    std::size_t count = 0;
    while (std::getline(log, line)) ++count;
    return count;
  }

  [[nodiscard]] const ScratchFolder& folder() const { return folder_; }

private:
  ScratchFolder folder_ = {};
};

bool is_cached(const std::string& summary) { return summary.find("from the cache") != std::string::npos; }

}  // namespace

TEST_CASE("a run that is known starts no interpreter", "[cli][cache]") {
  const Counted counted;
  CHECK_FALSE(is_cached(counted.validate()));
  const std::size_t cold = counted.starts();
  REQUIRE(cold > 0);
  CHECK(counted.validate().find("1 passed (sandbox: none, 1 from the cache)") != std::string::npos);
  CHECK(counted.starts() == cold);
}

TEST_CASE("the whole collection of this repository is known the second time", "[cli][cache]") {
  const Counted counted;
  const std::string command =
      std::string("-C '") + DEEPDIVE_SOURCE_DIR + "' --quiet validate --sandbox=none --python \"$PWD/python\"";
  REQUIRE(run_command("deepdive " + command, counted.folder().path()).status == 0);
  const std::size_t cold = counted.starts();
  REQUIRE(cold > 0);
  CHECK(run_command("deepdive " + command, counted.folder().path()).status == 0);
  CHECK(counted.starts() == cold);
}

TEST_CASE("what a run depends on makes it a new one", "[cli][cache]") {
  const Counted counted;
  REQUIRE_FALSE(is_cached(counted.validate()));
  SECTION("other code") {
    counted.folder().write("topics/a.md", with(topic, 7, "print(1 * 1)"));
    CHECK_FALSE(is_cached(counted.validate()));
  }
  SECTION("another limit") {
    counted.folder().write("deepdive.yaml", {"schema: none", "block_seconds: 9"});
    CHECK_FALSE(is_cached(counted.validate()));
  }
  SECTION("another interpreter") { CHECK_FALSE(is_cached(counted.validate("", "python3"))); }
  SECTION("being told so") { CHECK_FALSE(is_cached(counted.validate("--no-cache"))); }
  SECTION("prose is no part of it") {
    counted.folder().write("topics/a.md", with(topic, 5, "Prose."));
    CHECK(is_cached(counted.validate()));
  }
  SECTION("nor is what the document claims, which is judged anew") {
    counted.folder().write("topics/a.md", with(topic, 11, "2"));
    const std::string summary = counted.validate();
    CHECK(is_cached(summary));
    CHECK(summary.find("1 mismatched") != std::string::npos);
  }
}

TEST_CASE("a program of the settings tells by its version that it is another one", "[cli][cache]") {
  const Counted counted;
  const ScratchFolder& folder = counted.folder();
  folder.write("deepdive.yaml", {"schema: none", "languages:", "  tally:", "    run: [tally, '{file}']",
                                 "    version: [tally, --version]"});
  folder.write("topics/a.md", {"# A", "", "```tally", "x", "```"});
  folder.write("bin/tally", {"#!/bin/sh", "if [ $1 = --version ]; then echo 1; fi"});
  fs::permissions(folder.path() / "bin/tally", fs::perms::owner_all);
  const std::string path = "PATH=\"$PWD/bin:$PATH\" ";
  const auto validate = [&] {
    return join_lines(run_command(path + "deepdive validate --only code --sandbox=none", folder.path()).output);
  };
  INFO(validate());
  CHECK(is_cached(validate()));
  folder.write("bin/tally", {"#!/bin/sh", "if [ $1 = --version ]; then echo 2; fi"});
  CHECK_FALSE(is_cached(validate()));
  folder.write("deepdive.yaml", {"schema: none", "languages:", "  tally: {run: [tally, '{file}']}"});
  CHECK_FALSE(is_cached(validate()));
  CHECK_FALSE(is_cached(validate()));
}

TEST_CASE("what fails is run again", "[cli][cache]") {
  const Counted counted;
  counted.folder().write("topics/a.md", with(topic, 7, "1 / 0"));
  REQUIRE(counted.validate().find("1 failed") != std::string::npos);
  const std::size_t cold = counted.starts();
  CHECK_FALSE(is_cached(counted.validate()));
  CHECK(counted.starts() > cold);
}

TEST_CASE("nothing is kept when it is not wanted", "[cli][cache]") {
  const Counted counted;
  REQUIRE_FALSE(is_cached(counted.validate("--no-cache")));
  CHECK_FALSE(fs::exists(counted.folder().path() / ".cache"));
  CHECK_FALSE(is_cached(counted.validate()));
}
