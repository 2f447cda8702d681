#include "sys/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

#include "sys/environment.hpp"
#include "sys/fd.hpp"

namespace deepdive::sys {

namespace {

// Of a terminal that does not say how wide it is.
constexpr std::size_t usual_columns = 80;

bool is_set(const std::string& name) { return !environment_variable(name).value_or("").empty(); }

/// NO_COLOR and FORCE_COLOR count when they are not empty (no-color.org, force-color.org).
bool wants_color(ColorChoice choice, bool terminal) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (is_set("NO_COLOR")) return false;
  return is_set("FORCE_COLOR") || (terminal && environment_variable("TERM").value_or("") != "dumb");
}

/// A reader that has gone away (`| head`) is no fault, and what the command has still to do is done; any other failure
/// must not look like success.
void write_stream(int number, std::string_view text) {
  Fd stream(number);
  const bool written = write_all(stream, text);
  const int cause = errno;
  static_cast<void>(stream.release());
  if (written || cause == EPIPE || number == STDERR_FILENO) return;
  Fd errors(STDERR_FILENO);
  static_cast<void>(write_all(errors, "deepdive: standard output cannot be written: " + error_text(cause) + '\n'));
  std::_Exit(2);
}

}  // namespace

Console::Console(ColorChoice color)
    : out_color_(wants_color(color, ::isatty(STDOUT_FILENO) == 1)), out_is_terminal_(::isatty(STDOUT_FILENO) == 1) {}

std::size_t Console::err_columns() const {
  winsize size{};
  if (environment_variable("TERM").value_or("dumb") == "dumb") return 0;
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col > 0 ? size.ws_col : usual_columns;
}

void Console::out(std::string_view text) const { write_stream(STDOUT_FILENO, text); }
void Console::err(std::string_view text) const { write_stream(STDERR_FILENO, text); }

}  // namespace deepdive::sys
