// Where a command's words go: results to standard output, all else to standard error, colour only for a person.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deepdive::sys {

enum class ColorChoice { automatic, always, never };

/// The two streams of the process and what is at their other end.
class Console {
public:
  explicit Console(ColorChoice color);

  /// Writes all of `text` to standard output. A broken pipe ends the process silently (exit 0 semantics of `head`).
  void out(std::string_view text) const;
  /// Writes `text` to standard error.
  void err(std::string_view text) const;

  [[nodiscard]] bool out_color() const { return out_color_; }
  [[nodiscard]] bool err_color() const { return err_color_; }
  [[nodiscard]] bool out_is_terminal() const { return out_is_terminal_; }
  [[nodiscard]] bool in_is_terminal() const { return in_is_terminal_; }
  /// Columns of the terminal, COLUMNS, or 80.
  [[nodiscard]] std::size_t width() const { return width_; }

private:
  bool out_color_ = false;
  bool err_color_ = false;
  bool out_is_terminal_ = false;
  bool in_is_terminal_ = false;
  std::size_t width_ = 80;
};

}  // namespace deepdive::sys
