// The shell in which one document's commands run, watched from outside.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "core/snippets/outcome.hpp"
#include "sys/child.hpp"
#include "sys/fd.hpp"

namespace deepdive::sys::shell {

struct ShellSpec {
  std::string program = {};             ///< absolute path
  std::string folder = {};              ///< where the commands are started
  std::string files = {};               ///< for files of ours
  const sandbox::Cell* cell = nullptr;  ///< where it runs
  bool separate_errors = false;         ///< standard error is kept apart
  bool notes_lines = true;              ///< it says which line is at work; blocks that trace commands would see that
};

/// Commands that run as one.
struct Commands {
  std::string text = {};      ///< whole lines, sound by themselves
  std::size_t line = 0;       ///< of the file on which they begin
  std::size_t last_line = 0;  ///< and end
  std::string input = {};     ///< file that standard input is from now on
  bool has_input = false;     ///< it reads on from the last `input`; else there is nothing to read
};

struct Limits {
  std::chrono::milliseconds patience = {};
  std::size_t output_bytes = 0;  ///< more ends the commands
};

struct Answer {
  snippets::StepOutcome step = {};  ///< completed with any status; died and timed_out have ended the shell
  std::optional<int> status = std::nullopt;
  bool left = false;  ///< the commands ended the shell themselves, with that status
};

class ShellProcess {
public:
  [[nodiscard]] static Result<ShellProcess> start(const ShellSpec& spec);
  ShellProcess(ShellProcess&&) = default;
  ShellProcess& operator=(ShellProcess&&) = delete;
  ~ShellProcess();

  /// Whatever the commands do is an answer.
  [[nodiscard]] Answer run(const Commands& commands, const Limits& limits);
  [[nodiscard]] bool is_alive() const { return alive_; }

private:
  struct Channels {
    Fd script = {};  ///< what the shell reads and runs
    Fd control = {};
    Fd trace = {};
    Fd ended = {};
  };
  /// A stream of the commands at work: nobody else has its name, and what was started before has another one.
  struct Stream {
    Fd ours = {};
    Fd held = {};  ///< keeps it from ending while nobody writes
    std::string text = {};
  };
  enum class Event { answered, ended, unsound, flooded, timed_out, interrupted };

  ShellProcess(const ShellSpec& spec, Child child, Channels channels);
  [[nodiscard]] bool open_streams();
  [[nodiscard]] Event send(const Commands& commands, const std::string& token, std::chrono::milliseconds patience);
  [[nodiscard]] Event wait_for_answer(const std::string& token, std::chrono::steady_clock::time_point deadline,
                                      std::size_t output_bytes);
  [[nodiscard]] Event wait_until(std::chrono::steady_clock::time_point deadline);
  [[nodiscard]] Event wait_once(std::chrono::milliseconds patience);
  [[nodiscard]] Event read_control(const std::string& token);
  [[nodiscard]] bool read_output(std::size_t output_bytes);
  [[nodiscard]] Answer answer(const Commands& commands);
  [[nodiscard]] Answer give_up(Event event, const Commands& commands, const Limits& limits);
  void tell_ending(Answer& made);
  [[nodiscard]] std::size_t line_at_work(const Commands& commands);
  [[nodiscard]] std::string shown(std::string_view text) const;
  void end();

  ShellSpec spec_;
  Child child_;
  Channels channels_;
  Stream output_ = {};
  Stream errors_ = {};
  bool alive_ = true;
  std::size_t next_line_ = 1;  ///< that the shell reads next, as it counts them
  std::size_t ahead_ = 0;      ///< by how much it counts more than the document
  std::string control_text_ = {};
  std::string trace_text_ = {};
  std::string ended_text_ = {};
  int status_ = 0;  ///< of the last command
};

}  // namespace deepdive::sys::shell
