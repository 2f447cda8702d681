#include "sys/editor.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <initializer_list>

#include "core/base/text.hpp"
#include "sys/child.hpp"
#include "sys/environment.hpp"
#include "sys/fd.hpp"

namespace deepdive::sys {

namespace {

constexpr std::array<int, 2> keyboard_signals{SIGINT, SIGQUIT};

/// While it lives, Ctrl-C and Ctrl-\ are for the program in front alone.
class KeyboardIgnored {
public:
  KeyboardIgnored() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    for (std::size_t i = 0; i < before_.size(); ++i) ::sigaction(keyboard_signals[i], &ignore, &before_[i]);
  }
  KeyboardIgnored(const KeyboardIgnored&) = delete;
  KeyboardIgnored& operator=(const KeyboardIgnored&) = delete;
  ~KeyboardIgnored() {
    for (std::size_t i = 0; i < before_.size(); ++i) ::sigaction(keyboard_signals[i], &before_[i], nullptr);
  }

private:
  std::array<struct sigaction, 2> before_ = {};
};

/// Starts the shell with the signals that a program expects, and our own descriptors 0, 1 and 2.
int start_shell(const std::string& script, const std::string& path, pid_t& process) {
  posix_spawnattr_t attributes;
  if (const int error = ::posix_spawnattr_init(&attributes); error != 0) return error;
  sigset_t usual;
  ::sigemptyset(&usual);
  for (const int number : {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) ::sigaddset(&usual, number);
  ::posix_spawnattr_setsigdefault(&attributes, &usual);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::array<std::string, 5> words{"sh", "-c", script, "sh", path};
  std::array<char*, 6> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
  const int error = ::posix_spawn(&process, "/bin/sh", nullptr, &attributes, arguments.data(), environ);
  ::posix_spawnattr_destroy(&attributes);
  return error;
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Result<std::string> find_editor() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const std::string command(trim(environment_variable(name).value_or("")));
    if (command.empty()) continue;
    // What the shell has to make words of is left to the shell.
    if (command.find_first_of("'\"\\$`~") != std::string::npos) return command;
    const std::string program = command.substr(0, command.find_first_of(" \t;&|"));
    if (find_program(program)) return command;
    return failure(fmt::format("${} names the editor '{}', which is not found", name, program));
  }
  return failure("no editor is known\n  help: the environment variable VISUAL or EDITOR names it");
}

Result<void> edit_file(const std::string& editor, const std::string& path) {
  const KeyboardIgnored ignored;
  pid_t process = 0;
  if (const int error = start_shell(editor + " \"$@\"", path, process); error != 0) {
    return failure(fmt::format("the editor '{}' cannot be started: {}", editor, error_text(error)));
  }
  const int status = wait_for(process);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return failure(fmt::format("the editor '{}' has ended with {}", editor, ending_in_words(status)));
}

}  // namespace deepdive::sys
