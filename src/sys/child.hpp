// Child processes: started with exactly the descriptors and variables that they are given, and never left behind.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <csignal>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sys/fd.hpp"
#include "sys/sandbox/limits.hpp"

namespace deepdive::sys::sandbox {
class Cell;
}  // namespace deepdive::sys::sandbox

namespace deepdive::sys {

/// Absolute path of an executable: a name is looked up in PATH, a path with '/' is taken from the working directory.
[[nodiscard]] Result<std::string> find_program(const std::string& name);

/// Whether another program runs it, which its first line names.
[[nodiscard]] bool is_script(const std::string& program);

struct Handover {
  int ours = -1;    ///< stays open on our side
  int theirs = -1;  ///< its number in the child
};

/// Whose word a program acts on. One that runs, builds or reads what documents say is a stranger, and starts in a cell.
enum class Trust { stranger, ours };

struct ChildSpec {
  std::string program = {};                   ///< absolute path
  std::vector<std::string> arguments = {};    ///< without the program's name
  std::vector<std::string> environment = {};  ///< "NAME=value", nothing else is passed on
  std::string folder = {};                    ///< working directory
  std::vector<Handover> descriptors = {};     ///< all others are closed in the child
  bool adopts_orphans = false;                ///< what its descendants leave behind becomes its own child
  const sandbox::Cell* cell = nullptr;        ///< where a stranger runs: without one it is not started
  std::vector<std::string> writable = {};     ///< folders of the cell that it may write in, beside `folder`
  sandbox::Limits limits = {};                ///< of a stranger
  Trust trust = Trust::stranger;
};

/// What a wait status says: "exit status 3", "signal 9 (Killed)".
[[nodiscard]] std::string ending_in_words(int status);
/// The number in "exit status 3".
[[nodiscard]] std::optional<int> exit_status_in(std::string_view ending);

/// A process that leads a group of its own. Whoever drops it kills the group and waits for the process.
class Child {
public:
  [[nodiscard]] static Result<Child> start(const ChildSpec& spec);
  Child(Child&& other) noexcept;
  Child& operator=(Child&&) = delete;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  [[nodiscard]] pid_t id() const { return pid_; }
  void send_signal(int number) const;
  /// Readable once the process has ended.
  [[nodiscard]] Fd watch() const;
  /// Gives the process `grace` to end by itself, kills the group and says how the process ended: "exit status 3",
  /// "signal 9 (Killed)".
  std::string end(std::chrono::milliseconds grace);

private:
  explicit Child(pid_t pid) : pid_(pid) {}
  [[nodiscard]] Result<void> hear(const Fd& from, const std::string& program);
  pid_t pid_;               ///< of the process, or of the guard around it
  int farewell_ = SIGKILL;  ///< the signal that ends it with all that it has started
  Fd status_ = {};          ///< open when there is a guard: it says how the process has ended
};

}  // namespace deepdive::sys
