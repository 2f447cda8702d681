// One interpreter that runs the blocks of one document, watched from outside.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"
#include "sys/child.hpp"
#include "sys/fd.hpp"
#include "sys/python/protocol.hpp"

namespace deepdive::sys::python {

/// What an interpreter is started with.
struct WorkerSpec {
  std::string interpreter = {};    ///< absolute path
  std::string document_name = {};  ///< how tracebacks call the document
  std::string code = {};           ///< the document with all but its code left blank, line for line
  std::size_t output_bytes = 0;    ///< of one block; more ends it
  std::string work = {};           ///< folder in which the code is started
  std::string files = {};          ///< folder for the code
};

class PythonWorker {
public:
  /// Fails when the program cannot be started or is no Python interpreter that we can use.
  [[nodiscard]] static Result<PythonWorker> start(const WorkerSpec& spec);

  /// Does one task. A block that hangs, floods, kills or confuses its process is an outcome and ends the worker.
  [[nodiscard]] snippets::SnippetOutcome ask(Task task, const snippets::Snippet& snippet);

  [[nodiscard]] bool is_alive() const { return alive_; }

private:
  struct Channels {
    Fd control = {};
    Fd output = {};
    Fd trace = {};
  };
  enum class Event { answered, ended, unsound, flooded, timed_out, interrupted };

  PythonWorker(std::string file, Channels channels, Child child, std::size_t output_bytes);
  [[nodiscard]] bool greet(const WorkerSpec& spec);
  [[nodiscard]] Event wait_for_answer(std::chrono::milliseconds patience, std::string& payload);
  [[nodiscard]] Event wait_once(std::chrono::milliseconds patience);
  [[nodiscard]] Event read_ready(bool control, bool output);
  void drain_output();
  [[nodiscard]] snippets::SnippetOutcome give_up(Event event);
  [[nodiscard]] std::size_t hanging_line();
  [[nodiscard]] std::string next_trace();

  std::string file_;
  Channels channels_;
  Child child_;
  std::size_t output_bytes_;
  bool alive_ = true;
  std::string control_ = {};  ///< what came on the control channel and is no whole frame yet
  std::string output_ = {};   ///< of the block at work
};

}  // namespace deepdive::sys::python
