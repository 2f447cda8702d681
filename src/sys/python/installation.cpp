#include "sys/python/installation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/base/text.hpp"
#include "sys/capture.hpp"
#include "sys/environment.hpp"
#include "sys/sandbox/system_paths.hpp"

namespace deepdive::sys::python {

namespace {

namespace fs = std::filesystem;

/// Programs such as pyenv put scripts into PATH that find out which interpreter is meant.
Result<std::string> ask(const std::string& script) {
  ChildSpec spec{script, {"-I", "-S", "-c", "import sys; print(sys.executable)"}, {}, "/"};
  for (const std::string name : {"PATH", "HOME", "PYENV_ROOT", "PYENV_VERSION"}) {
    if (const auto value = environment_variable(name)) spec.environment.push_back(name + '=' + *value);
  }
  spec.trust = Trust::ours;
  const auto ran = run_captured(std::move(spec));
  if (!ran) return tl::make_unexpected(ran.error());
  const std::string program(trim(ran->output));
  if (ran->succeeded() && !program.empty() && program.front() == '/') return program;
  return failure(fmt::format("'{}' is no Python interpreter that can run code blocks", script));
}

bool holds_python(const fs::path& prefix) {
  std::error_code ignored;
  if (fs::exists(prefix / "pyvenv.cfg", ignored)) return true;
  for (fs::directory_iterator entry(prefix / "lib", ignored), end; entry != end; entry.increment(ignored)) {
    if (entry->path().filename().string().rfind("python3", 0) == 0) return true;
  }
  return false;
}

/// Of a folder in which an interpreter was installed, the parts of that: it may be somebody's home.
void add_prefix(const fs::path& prefix, std::vector<std::string>& readable) {
  if (sandbox::lies_in_any(prefix.string(), sandbox::system_paths()) || !holds_python(prefix)) return;
  for (const char* part : {"bin", "lib", "lib64", "include", "share", "ssl", "pyvenv.cfg"}) {
    const std::string path = (prefix / part).string();
    std::error_code ignored;
    if (fs::exists(path, ignored) && std::find(readable.begin(), readable.end(), path) == readable.end()) {
      readable.push_back(path);
    }
  }
}

}  // namespace

Result<Installation> locate(const std::string& name, const std::vector<std::string>& foreign) {
  auto program = find_program(name);
  if (!program) return tl::make_unexpected(program.error());
  if (is_script(*program) && !sandbox::lies_in_any(*program, foreign)) {
    program = ask(*program);
    if (!program) return tl::make_unexpected(program.error());
  }
  Installation made{*program, {}};
  if (!sandbox::lies_in_any(*program, sandbox::system_paths())) made.readable.push_back(*program);
  // The one that was named, which a virtual environment makes a link to the other, and that one.
  std::error_code missing;
  const fs::path real = fs::canonical(*program, missing);
  add_prefix(fs::path(*program).parent_path().parent_path(), made.readable);
  if (!missing) add_prefix(real.parent_path().parent_path(), made.readable);
  return made;
}

}  // namespace deepdive::sys::python
