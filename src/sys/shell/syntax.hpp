// Whether a text is a script, as the shell itself says; nothing of it is run.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "sys/sandbox/cell.hpp"

namespace deepdive::sys::shell {

struct SyntaxFault {
  std::size_t line = 0;  ///< of the text, from 1; may be the one behind its end
  std::string message = {};
  bool unfinished = false;  ///< what is there may be the beginning of a script
};

class SyntaxCheck {
public:
  /// `program`: absolute path of the shell. `folder`: for a file of ours. `cell`, where it is read, outlives it.
  SyntaxCheck(std::string program, std::string folder, const sandbox::Cell& cell)
      : program_(std::move(program)), folder_(std::move(folder)), cell_(&cell) {}

  /// Nothing for a sound text. Without time nothing is started. The error is for a machine that fails, or an
  /// interruption by the user.
  [[nodiscard]] Result<std::optional<SyntaxFault>> fault_in(const std::string& text,
                                                            std::chrono::milliseconds patience) const;

private:
  std::string program_;
  std::string folder_;
  const sandbox::Cell* cell_;
};

}  // namespace deepdive::sys::shell
