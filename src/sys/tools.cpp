#include "sys/tools.hpp"

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

/// A folder of people's own programs is no installation: what lies beside them is theirs.
bool is_personal(const fs::path& prefix) {
  const fs::path home = environment_variable("HOME").value_or("");
  return prefix == home || prefix == home / ".local" || prefix == "/";
}

void add_program(const std::string& program, std::vector<std::string>& paths) {
  std::error_code missing;
  const fs::path real = fs::canonical(program, missing);
  if (missing || sandbox::lies_in_any(real.string(), sandbox::system_paths())) return;
  paths.push_back(program);
  const fs::path prefix = real.parent_path().parent_path();
  if (real.parent_path().filename() != "bin" || is_personal(prefix)) return;
  for (const char* part : {"bin", "include", "lib", "lib64", "libexec"}) {
    if (fs::exists(prefix / part, missing)) paths.push_back((prefix / part).string());
  }
}

}  // namespace

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
    if (const auto program = find_program(name)) add_program(*program, paths);
  }
  return paths;
}

}  // namespace deepdive::sys
