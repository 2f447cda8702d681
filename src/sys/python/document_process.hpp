// The process in which one document's Python blocks run, watched from outside.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "sys/fd.hpp"
#include "sys/python/protocol.hpp"
#include "sys/python/zygote.hpp"

namespace deepdive::sys::python {

enum class Streams { together, apart };

/// How far a part of a block may go.
struct Limits {
  std::chrono::milliseconds patience = {};
  std::size_t output_bytes = 0;  ///< more ends it
};

class DocumentProcess {
public:
  /// The process is the zygote's only one for as long as this lives. Fails when the machine does.
  [[nodiscard]] static Result<DocumentProcess> start(Zygote& zygote, const Opening& opening, Streams streams);
  DocumentProcess(DocumentProcess&&) = default;
  DocumentProcess& operator=(DocumentProcess&&) = delete;
  ~DocumentProcess();

  /// To be asked before anything runs. The error says of a block what is wrong with it, or is an interruption by the
  /// user.
  [[nodiscard]] Result<std::vector<Description>> describe(const std::vector<BlockSource>& blocks);

  /// Runs a part. One that hangs, floods, kills or confuses its process is an outcome and ends the process.
  [[nodiscard]] Answer run(const Part& part, const Limits& limits);

  /// Does what an interpreter does at its end; gives what is printed meanwhile.
  [[nodiscard]] Answer finish(const Limits& limits);

  [[nodiscard]] bool is_alive() const { return alive_; }

private:
  struct Channels {
    Fd control = {};
    Fd trace = {};
    Fd output = {};
    Fd errors = {};  ///< open only where errors are apart
  };
  enum class Event { answered, ended, unsound, flooded, timed_out, interrupted };

  DocumentProcess(Zygote& zygote, std::string file, Channels channels);
  [[nodiscard]] Answer ask(const std::string& frame, const std::string& token, const Limits& limits);
  [[nodiscard]] Event exchange(const std::string& frame, const Limits& limits, std::string& payload);
  [[nodiscard]] Event wait_for_answer(const Limits& limits, std::string& payload);
  [[nodiscard]] Event wait_once(std::chrono::milliseconds patience, std::size_t output_bytes);
  [[nodiscard]] Event read_output(std::size_t output_bytes);
  [[nodiscard]] std::size_t output_size() const { return output_.size() + errors_.size(); }
  void forget_output();
  [[nodiscard]] Answer give_up(Event event, const Limits& limits);
  [[nodiscard]] std::size_t hanging_line();
  [[nodiscard]] std::string next_trace();

  Zygote* zygote_;  ///< null in one that was moved from
  std::string file_;
  Channels channels_;
  bool alive_ = true;
  std::string control_ = {};  ///< what came on the control channel and is no whole frame yet
  std::string output_ = {};   ///< of the part at work
  std::string errors_ = {};
};

}  // namespace deepdive::sys::python
