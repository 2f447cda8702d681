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
#include "sys/tools.hpp"

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

/// Of a folder that holds other things of its owner's only the modules.
std::vector<std::string> parts_of(const fs::path& prefix) {
  if (!is_personal(prefix.string())) return {"bin", "lib", "lib64", "include", "share", "ssl", "pyvenv.cfg"};
  std::vector<std::string> parts;
  std::error_code ignored;
  for (fs::directory_iterator entry(prefix / "lib", ignored), end; entry != end; entry.increment(ignored)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with("python3") || name.starts_with("libpython3")) parts.push_back("lib/" + name);
  }
  return parts;
}

/// Of a folder in which an interpreter was installed, the parts of that: it may be somebody's home. A part that is a
/// link to elsewhere may lead to one, too.
void add_prefix(const fs::path& prefix, std::vector<std::string>& readable) {
  if (sandbox::lies_in_any(prefix.string(), sandbox::system_paths()) || !holds_python(prefix)) return;
  for (const std::string& part : parts_of(prefix)) {
    const std::string path = (prefix / part).string();
    if (sandbox::stays_in(path, prefix.string()) &&
        std::find(readable.begin(), readable.end(), path) == readable.end()) {
      readable.push_back(path);
    }
  }
}

std::string without_links(const std::string& path) {
  std::error_code missing;
  const fs::path real = fs::canonical(path, missing);
  return missing ? path : real.string();
}

/// Whatever way its path takes there.
bool lies_in_some(const std::string& program, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
    return sandbox::lies_in(program, folder) || sandbox::lies_in(without_links(program), without_links(folder));
  });
}

/// "python3.12", "pypy3": who writes the PATH says what that is.
bool is_plain_name(const std::string& name) {
  return (name.starts_with("python") || name.starts_with("pypy")) &&
         name.find_first_not_of("0123456789.abcdefghijklmnopqrstuvwxyz") == std::string::npos;
}

bool is_installed(const std::string& program) {
  const fs::path real = without_links(program);
  return sandbox::lies_in_any(real.string(), sandbox::system_paths()) || holds_python(real.parent_path().parent_path());
}

}  // namespace

Result<Installation> locate(const std::string& name, NamedBy named_by, const std::vector<std::string>& foreign) {
  auto program = find_program(name);
  if (!program) return tl::make_unexpected(program.error());
  const bool trusted = named_by == NamedBy::user || is_plain_name(name);
  if (is_script(*program) && trusted && !lies_in_some(*program, foreign)) {
    program = ask(*program);
    if (!program) return tl::make_unexpected(program.error());
  }
  if (!trusted && !is_installed(*program)) {
    return failure(
        fmt::format("'{}' is neither one of the system's interpreters nor one among its modules: only "
                    "--python can name it",
                    *program));
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
