// The process in which one document's JavaScript blocks run, watched from outside.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "core/snippets/outcome.hpp"
#include "sys/child.hpp"
#include "sys/fd.hpp"

namespace deepdive::sys::node {

enum class Streams { together, apart };

/// What its process is told first.
struct Opening {
  std::string program = {};  ///< absolute path of node
  std::string file = {};     ///< how the document's code is called
  std::string shown = {};    ///< how it is called in what people read
  std::string work = {};     ///< its working directory
  Streams streams = Streams::together;
  const sandbox::Cell* cell = nullptr;  ///< where it runs
};

struct Limits {
  std::chrono::milliseconds patience = {};
  std::size_t output_bytes = 0;  ///< more ends it
};

struct Request {
  std::string source = {};
  std::string marked = {};  ///< the source with calls at the ends of steps; empty: it has one step
  std::size_t steps = 1;
  std::size_t line = 0;  ///< line of the file on which it begins
  bool run = true;       ///< else it is compiled only
  std::optional<std::string> input = std::nullopt;
};

/// What a step did.
struct Answer {
  snippets::StepOutcome step = {};
  bool ends_block = true;
  bool in_one_piece = false;  ///< its steps could not be told apart
};

class NodeProcess {
public:
  [[nodiscard]] static Result<NodeProcess> start(const Opening& opening);

  /// Runs a block. Its outcome has as many `steps` as began; none where it had to run in one piece. One that hangs,
  /// floods, kills or confuses its process is an outcome and ends the process.
  [[nodiscard]] snippets::SnippetOutcome run(const Request& request, const Limits& limits);

  [[nodiscard]] bool is_alive() const { return alive_; }

private:
  struct Channels {
    Fd control = {};
    Fd output = {};
    Fd errors = {};  ///< open only where errors are apart
    Fd end = {};     ///< readable when the process has ended
  };
  enum class Event { answered, ended, unsound, flooded, timed_out };

  NodeProcess(Child child, Channels channels) : child_(std::move(child)), channels_(std::move(channels)) {}
  void begin(const Limits& limits);
  [[nodiscard]] Event ask(const std::string& frame, const std::string& token, std::size_t steps_left,
                          std::optional<Answer>& answer);
  [[nodiscard]] Event exchange(const std::string& frame, std::string& payload);
  [[nodiscard]] Event wait_once(std::chrono::milliseconds patience);
  [[nodiscard]] bool read_output();
  void take_output(snippets::StepOutcome& step);
  [[nodiscard]] snippets::StepOutcome give_up(Event event, std::optional<int>& exit);

  Child child_;
  Channels channels_;
  bool alive_ = true;
  std::string control_ = {};  ///< what came on the control channel and is no whole frame yet
  std::string output_ = {};   ///< of the step at work
  std::string errors_ = {};
  std::size_t room_ = 0;  ///< bytes that may still be written
  std::size_t output_bytes_ = 0;
  std::chrono::steady_clock::time_point deadline_ = {};
};

}  // namespace deepdive::sys::node
