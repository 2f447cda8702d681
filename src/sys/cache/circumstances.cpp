#include "sys/cache/circumstances.hpp"

#include <fmt/format.h>
#include <sys/utsname.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>
#include <vector>

#include "core/base/digest.hpp"
#include "sys/block_environment.hpp"
#include "sys/cache/module_folder.hpp"
#include "sys/capture.hpp"
#include "sys/child.hpp"
#include "sys/files.hpp"
#include "sys/python/installation.hpp"
#include "sys/sandbox/cell.hpp"
#include "sys/tools.hpp"

namespace deepdive::sys {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using snippets::Circumstances;

// Without the folder that the program is started in, which is another one each time.
constexpr const char* python_question =
    "import json, os, sys\n"
    "library = os.path.dirname(os.__file__)\n"
    "own = {'', library, os.path.join(library, 'lib-dynload')}\n"
    "json.dump({'version': sys.version, 'folders': [each for each in sys.path if each not in own]}, sys.stdout)\n";

/// Size and time of a file, "" when it is not there.
std::string stamp_of(const fs::path& path) {
  std::error_code error;
  const auto bytes = fs::file_size(path, error);
  if (error) return {};
  return fmt::format("{} {}", bytes, fs::last_write_time(path, error).time_since_epoch().count());
}

/// A virtual environment's interpreter is a link to another one, with a file beside it that makes the difference.
Circumstances identity_of(const std::string& program) {
  const fs::path folder = fs::path(program).parent_path();
  std::error_code error;
  const fs::path real = fs::canonical(program, error);
  return {"interpreter " + program, real.string(), stamp_of(real), stamp_of(folder / "pyvenv.cfg"),
          stamp_of(folder.parent_path() / "pyvenv.cfg")};
}

std::string key_of(const Circumstances& identity) {
  Digest digest;
  for (const std::string& line : identity) digest.add(line);
  return digest.finish();
}

/// A program with its arguments, and what it needs to be seen.
struct Question {
  std::string program = {};
  std::vector<std::string> arguments = {};
  std::vector<std::string> readable = {};
};

/// Asks it where code would, since a collection may have brought it along.
std::optional<std::string> ask(const Question& question, const RunOptions& options) {
  if (!options.sandbox) return std::nullopt;
  const auto containment = sandbox::make_containment({*options.sandbox, question.readable, options.hidden});
  if (!containment) return std::nullopt;
  const auto cell = sandbox::Cell::create(*containment);
  if (!cell) return std::nullopt;
  ChildSpec spec{question.program, question.arguments, block_environment("/nonexistent", **cell), (*cell)->scratch()};
  spec.cell = cell->get();
  const auto answer = run_captured(std::move(spec));
  if (!answer || !answer->succeeded()) return std::nullopt;
  return answer->output;
}

/// As ask, and only once as long as the program is the same.
std::optional<std::string> ask_once(const Question& question, const RunOptions& options, ResultStore& known) {
  Circumstances all = identity_of(question.program);
  all.insert(all.end(), question.arguments.begin(), question.arguments.end());
  const std::string key = key_of(all);
  if (auto answer = known.find(key)) return answer;
  auto answer = ask(question, options);
  if (answer) known.keep(key, *answer);
  return answer;
}

/// What a version command prints. Behind a script may be another program each time.
std::optional<std::string> version_by(const std::vector<std::string>& command, const RunOptions& options,
                                      ResultStore& known) {
  const auto program = find_tool(command.front());
  if (!program) return "no " + command.front();
  const Question question{*program, {command.begin() + 1, command.end()}, tool_paths({command.front()})};
  return is_script(*program) ? ask(question, options) : ask_once(question, options, known);
}

std::optional<Circumstances> read_answer(const std::string& answer) {
  const Json json = Json::parse(answer, nullptr, false);
  if (!json.is_object() || !json.contains("version") || !json.contains("folders")) return std::nullopt;
  Circumstances lines{json["version"].get<std::string>()};
  for (const Json& folder : json["folders"]) {
    auto described = describe_module_folder(folder.get<std::string>());
    if (!described) return std::nullopt;
    lines.push_back(folder.get<std::string>());
    lines.push_back(std::move(*described));
  }
  return lines;
}

}  // namespace

Circumstances common_circumstances(std::string_view version, const RunOptions& options) {
  utsname machine{};
  ::uname(&machine);
  Circumstances lines{fmt::format("deepdive {} {}", version, DEEPDIVE_WORKERS),
                      fmt::format("sandbox {}, network {}", options.sandbox ? to_string(*options.sandbox) : "",
                                  options.network == sandbox::Network::host),
                      fmt::format("{} {} {}", machine.sysname, machine.release, machine.machine),
                      fmt::format("{} bytes, {} ms", options.output_bytes, options.document_time.count())};
  for (const std::string& variable : block_environment("")) lines.push_back(variable);
  return lines;
}

std::optional<Circumstances> python_circumstances(const RunOptions& options, ResultStore& known) {
  const auto python = python::locate(
      options.python, options.collection_names_python ? python::NamedBy::collection : python::NamedBy::user,
      options.hidden);
  if (!python) return std::nullopt;
  Circumstances lines = identity_of(python->program);
  const auto answer = ask_once({python->program, {"-s", "-c", python_question}, python->readable}, options, known);
  if (!answer) return std::nullopt;
  auto more = read_answer(*answer);
  if (!more) return std::nullopt;
  lines.insert(lines.end(), more->begin(), more->end());
  return lines;
}

std::optional<Circumstances> tool_circumstances(const std::vector<PlannedDocument>& documents,
                                                const RunOptions& options, ResultStore& known) {
  Circumstances lines;
  std::set<std::string> telling;
  for (const auto& command : version_commands(documents)) {
    auto version = version_by(command, options, known);
    if (!version) return std::nullopt;
    telling.insert(command.front());
    lines.push_back(std::move(*version));
  }
  for (const std::string& name : tool_names(documents)) {
    const auto program = find_tool(name);
    if (program && is_script(*program) && telling.count(name) == 0) return std::nullopt;
    const Circumstances identity = program ? identity_of(*program) : Circumstances{"no " + name};
    lines.insert(lines.end(), identity.begin(), identity.end());
  }
  return lines;
}

}  // namespace deepdive::sys
