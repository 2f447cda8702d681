#include "support/shell.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "support/catch.hpp"
#include "support/containment.hpp"
#include "support/fences.hpp"

namespace fs = std::filesystem;

namespace deepdive::testing {

namespace {

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// A command that names its level gets that.
const std::vector<std::string> program_without_containment{
    "#!/bin/sh",
    "case \" $* \" in",
    "  *' --sandbox'*|*' --help '*) ;;",
    "  *' validate '*) set -- \"$@\" --sandbox=none ;;",
    "esac",
    "exec '" DEEPDIVE_PROGRAM "' \"$@\"",
};

/// The folder of a program that has our program's name. Unlike a function of the shell it has the same process number
/// as our program, and is found by what looks for that.
const std::string& folder_without_containment() {
  static const ScratchFolder folder;
  static const std::string path = [] {
    const fs::path program = folder.path() / "deepdive";
    write_lines(program.string(), program_without_containment);
    fs::permissions(program, fs::perms{0755});
    fs::permissions(folder.path(), fs::perms{0755});
    return folder.path().string();
  }();
  return path;
}

/// What was said by a command that ran its code without containment, as it is said where there is one.
std::string as_contained(std::string text) {
  text = replace_all(text, "deepdive: WARNING: --sandbox=none: what documents run can do all that you can do\n", "");
  text = replace_all(text, "(sandbox: none", "(sandbox: full");
  text = replace_all(text, "\"sandbox\": \"none\"", "\"sandbox\": \"full\"");
  return replace_all(text, "\"sandbox\":\"none\"", "\"sandbox\":\"full\"");
}

}  // namespace

ScratchFolder::ScratchFolder() {
  std::string name = (fs::temp_directory_path() / "deepdive-test-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void ScratchFolder::write(const std::string& name, const std::vector<std::string>& lines) const {
  fs::create_directories((path_ / name).parent_path());
  write_lines((path_ / name).string(), lines);
}

Ran run_command(const std::string& command, const fs::path& folder) {
  const std::string program_folder = fs::path(DEEPDIVE_PROGRAM).parent_path().string();
  const bool contained = command.find("--sandbox") != std::string::npos || code_level() == sys::sandbox::Level::full;
  const std::string folders = (contained ? "" : folder_without_containment() + ':') + program_folder;
  const std::string script = "cd '" + folder.string() + "' && export PATH='" + folders +
                             "':\"$PATH\" LC_ALL=C.UTF-8 XDG_CACHE_HOME=\"$PWD/.cache\" && "
                             "unset NO_COLOR FORCE_COLOR COLUMNS && { " +
                             command + "\n} 2>&1 </dev/null";
  FILE* pipe = popen(script.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) text.append(buffer.data(), n);
  const int status = pclose(pipe);
  if (!contained) text = as_contained(std::move(text));
  return {split(replace_all(text, folder.string(), "$PWD")), WEXITSTATUS(status)};
}

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string join_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

}  // namespace deepdive::testing
