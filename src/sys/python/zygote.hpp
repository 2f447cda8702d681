// An interpreter that is kept warm, of which each document gets a fork. It waits for the fork and kills what that has
// started, so that nobody has to trust the document's own process.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "sys/child.hpp"
#include "sys/fd.hpp"
#include "sys/python/protocol.hpp"
#include "sys/sandbox/cell.hpp"
#include "sys/scratch.hpp"

namespace deepdive::sys::python {

struct ZygoteSpec {
  std::string program = {};               ///< absolute path of the interpreter
  std::vector<std::string> modules = {};  ///< to be imported before any fork
  bool distributions = false;             ///< whether they are asked for
  const sandbox::Cell* cell = nullptr;    ///< where it runs
};

class Zygote {
public:
  /// Fails when the program cannot be started or is no Python interpreter that we can use.
  [[nodiscard]] static Result<std::unique_ptr<Zygote>> start(const ZygoteSpec& spec);
  Zygote(const Zygote&) = delete;
  Zygote& operator=(const Zygote&) = delete;
  ~Zygote();

  [[nodiscard]] const Interpreter& interpreter() const { return interpreter_; }

  /// Forks a document's process, which gets the descriptors: control, traces, output, and errors where they are apart.
  /// There must be none at the time. False when the interpreter is lost.
  [[nodiscard]] bool fork(const std::vector<int>& descriptors);
  /// The document's process writes down where it is.
  void ask_for_trace();
  /// Readable when the document's process has ended, or the interpreter is lost.
  [[nodiscard]] int descriptor() const { return control_.get(); }
  /// Takes what there is to read. Whether the document's process has ended, with all that it had started.
  [[nodiscard]] bool has_ended();
  /// Kills it with all that it has started, and says how the process ended; "" when that cannot be known.
  std::string end();

  [[nodiscard]] bool is_alive() const { return control_.is_open(); }
  /// Whether a document can be forked: none is there.
  [[nodiscard]] bool is_free() const { return is_alive() && !forked_; }

private:
  Zygote(TempDir home, Fd control, Child child);
  [[nodiscard]] bool greet(const ZygoteSpec& spec);
  [[nodiscard]] bool take_report();
  [[nodiscard]] bool wait_for_report(std::chrono::milliseconds patience);
  void give_up();

  TempDir home_;
  Fd control_;
  Child child_;
  bool knows_numbers_ = false;  ///< processes have the same numbers for us and for it
  Interpreter interpreter_ = {};
  std::string received_ = {};
  pid_t document_ = 0;  ///< process of the document that is there
  bool forked_ = false;
  std::optional<int> status_ = std::nullopt;  ///< with which that process has ended
};

}  // namespace deepdive::sys::python
