#include "sys/python/installation.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/catch.hpp"
#include "sys/scratch.hpp"
#include "sys/tools.hpp"

using namespace deepdive::sys;
using python::NamedBy;
namespace fs = std::filesystem;

namespace {

/// A folder with a script that leaves a mark where it is run.
class Scripts {
public:
  Scripts() {
    fs::create_directory(folder());
    std::ofstream(script()) << "#!/bin/sh\n: > " << mark() << "\necho /usr/bin/python3\n";
    fs::permissions(script(), fs::perms::owner_all);
    fs::create_directory_symlink(folder(), place_.path() + "/link");
  }
  [[nodiscard]] const std::string& place() const { return place_.path(); }
  [[nodiscard]] std::string folder() const { return place_.path() + "/collection"; }
  [[nodiscard]] std::string script() const { return folder() + "/python3"; }
  [[nodiscard]] bool has_run() const { return fs::exists(mark()); }

private:
  [[nodiscard]] std::string mark() const { return place_.path() + "/mark"; }
  TempDir place_ = TempDir::create_in("/tmp").value();
};

}  // namespace

TEST_CASE("no script that a collection names is run outside of what contains code", "[sys][python]") {
  const Scripts scripts;
  const std::string by_dots = scripts.place() + "/../" + scripts.script().substr(5);
  for (const std::string& name :
       {scripts.script(), '/' + scripts.script(), by_dots, scripts.place() + "/link/python3"}) {
    INFO(name);
    CHECK_FALSE(python::locate(name, NamedBy::collection, {scripts.folder()}));
    CHECK_FALSE(python::locate(name, NamedBy::collection, {}));
    CHECK_FALSE(scripts.has_run());
  }
}

TEST_CASE("who may name an interpreter is said where a collection may not", "[sys][python]") {
  const Scripts scripts;
  CHECK(python::locate(scripts.script(), NamedBy::collection, {}).error().message ==
        "'" + scripts.script() +
            "' is neither one of the system's interpreters nor one among its modules: only --python can name it");
}

TEST_CASE("a script of the collection is asked nothing, whoever names it", "[sys][python]") {
  const Scripts scripts;
  for (const std::string& name : {scripts.script(), '/' + scripts.script(), scripts.place() + "/link/python3"}) {
    static_cast<void>(python::locate(name, NamedBy::user, {scripts.folder()}));
    CHECK_FALSE(scripts.has_run());
  }
  static_cast<void>(python::locate(scripts.script(), NamedBy::user, {}));
  CHECK(scripts.has_run());
}

TEST_CASE("modules of an interpreter are seen, and nothing that a link in their place leads to", "[sys][python]") {
  const Scripts scripts;
  const std::string prefix = scripts.place() + "/venv";
  fs::create_directories(prefix + "/bin");
  fs::create_directories(scripts.place() + "/home");
  std::ofstream(prefix + "/pyvenv.cfg") << "\n";
  fs::create_symlink("/bin/sh", prefix + "/bin/python3");
  fs::create_directory_symlink(scripts.place() + "/home", prefix + "/lib");
  const auto found = python::locate(prefix + "/bin/python3", NamedBy::collection, {});
  REQUIRE(found);
  const auto& readable = found->readable;
  CHECK(std::find(readable.begin(), readable.end(), prefix + "/bin") != readable.end());
  CHECK(std::find(readable.begin(), readable.end(), prefix + "/lib") == readable.end());
}

TEST_CASE("a tool is one of the system's or in PATH", "[sys][tools]") {
  const Scripts scripts;
  CHECK(find_tool("/bin/sh"));
  CHECK(find_tool("sh"));
  CHECK(find_tool(scripts.script()).error().message ==
        "program '" + scripts.script() + "' is neither one of the system's nor in PATH");
  CHECK(tool_paths({scripts.script()}).empty());
}
