#include "sys/tools.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "sys/child.hpp"
#include "sys/environment.hpp"
#include "sys/sandbox/system_paths.hpp"

namespace deepdive::sys {

namespace {

namespace fs = std::filesystem;

/// Each language that a block of the documents is checked or run in.
std::set<const Language*> languages_of(const std::vector<PlannedDocument>& documents) {
  std::set<const Language*> languages;
  for (const PlannedDocument& document : documents) {
    for (const snippets::Snippet& snippet : document.plan->snippets) {
      const bool started = snippet.fate == snippets::Fate::run || snippet.fate == snippets::Fate::check;
      const Language* language = started ? document.plan->languages->find(snippet.language) : nullptr;
      if (language) languages.insert(language);
    }
  }
  return languages;
}

void add_names(const Language& language, std::set<std::string>& names) {
  if (language.engine == Engine::node) names.insert("node");
  if (language.engine == Engine::shell) names.insert("bash");
  if (language.engine != Engine::toolchain) return;
  const Toolchain& tools = language.toolchain;
  for (const auto* command : {&tools.check, &tools.compile, &tools.run}) {
    if (!command->empty() && command->front().find('{') == std::string::npos) names.insert(command->front());
  }
}

/// A folder of PATH, as it is written there.
bool is_in_path(const std::string& program) {
  const std::string folders = ':' + environment_variable("PATH").value_or("") + ':';
  return folders.find(':' + fs::path(program).parent_path().string() + ':') != std::string::npos;
}

void add_program(const std::string& program, std::vector<std::string>& paths) {
  std::error_code missing;
  const fs::path real = fs::canonical(program, missing);
  if (missing || sandbox::lies_in_any(real.string(), sandbox::system_paths())) return;
  paths.push_back(program);
  const fs::path prefix = real.parent_path().parent_path();
  if (real.parent_path().filename() != "bin" || is_personal(prefix.string())) return;
  for (const char* part : {"bin", "include", "lib", "lib64", "libexec"}) {
    const std::string path = (prefix / part).string();
    if (sandbox::stays_in(path, prefix.string())) paths.push_back(path);
  }
}

}  // namespace

bool is_personal(const std::string& prefix) {
  const fs::path home = environment_variable("HOME").value_or("");
  return prefix == home || prefix == home / ".local" || prefix == "/";
}

Result<std::string> find_tool(const std::string& name) {
  auto program = find_program(name);
  if (!program || name.find('/') == std::string::npos) return program;
  std::error_code missing;
  const std::string real = fs::canonical(*program, missing).string();
  if (!missing && (sandbox::lies_in_any(real, sandbox::system_paths()) || is_in_path(*program))) return program;
  return failure(fmt::format("program '{}' is neither one of the system's nor in PATH", name));
}

std::set<std::string> tool_names(const std::vector<PlannedDocument>& documents) {
  std::set<std::string> names;
  for (const Language* language : languages_of(documents)) add_names(*language, names);
  return names;
}

std::set<std::vector<std::string>> version_commands(const std::vector<PlannedDocument>& documents) {
  std::set<std::vector<std::string>> commands;
  for (const Language* language : languages_of(documents)) {
    const std::vector<std::string>& command = language->toolchain.version;
    if (language->engine == Engine::toolchain && !command.empty()) commands.insert(command);
  }
  return commands;
}

std::vector<std::string> tool_paths(const std::set<std::string>& names) {
  std::vector<std::string> paths;
  for (const std::string& name : names) {
    if (const auto program = find_tool(name)) add_program(*program, paths);
  }
  return paths;
}

}  // namespace deepdive::sys
