#include "sys/prompt.hpp"

#include <unistd.h>

#include <cerrno>

#include "sys/environment.hpp"

namespace deepdive::sys {

bool can_ask() { return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1; }

std::optional<std::string> read_answer() {
  std::string line;
  while (!interrupted()) {
    char c = 0;
    const ssize_t count = ::read(STDIN_FILENO, &c, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    if (c == '\n') return line;
    line += c;
  }
  return std::nullopt;
}

}  // namespace deepdive::sys
