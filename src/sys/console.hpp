// Where a command's words go: results to standard output, all else to standard error, colour only for a person.
#pragma once

#include <cstddef>
#include <string_view>

namespace deepdive::sys {

enum class ColorChoice { automatic, always, never };

/// The two streams of the process and what is at their other end.
class Console {
public:
  explicit Console(ColorChoice color);

  /// Writes all of `text` to standard output. A reader that has gone away is not told of; any other failure ends the
  /// process with status 2.
  void out(std::string_view text) const;
  /// Writes `text` to standard error.
  void err(std::string_view text) const;

  [[nodiscard]] bool out_color() const { return out_color_; }
  [[nodiscard]] bool out_is_terminal() const { return out_is_terminal_; }
  /// Columns of the terminal that standard error goes to; 0 when that is none, or one that cannot rewrite a line.
  [[nodiscard]] std::size_t err_columns() const;

private:
  bool out_color_ = false;
  bool out_is_terminal_ = false;
};

}  // namespace deepdive::sys
