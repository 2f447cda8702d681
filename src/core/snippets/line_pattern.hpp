// One line of what a document shows, in which `...` stands for any text and `~3.5` for a number near it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/snippets/matching.hpp"

namespace deepdive::snippets {

struct AnyText {};
struct NearNumber {
  double value = 0;
};

/// A line of an output without blanks at its end.
struct OutputLine {
  std::string_view text = {};
  std::string masked = {};
  std::optional<std::string> value = std::nullopt;  ///< see canonical_literal
};

class LinePattern {
public:
  LinePattern(std::string_view line, const Masks& masks);

  [[nodiscard]] std::string_view text() const { return line_.text; }
  [[nodiscard]] const std::string& masked() const { return line_.masked; }
  /// `...` alone on its line: any number of lines.
  [[nodiscard]] bool is_any_lines() const { return any_lines_; }
  /// It holds a wildcard or a number that need not be exact.
  [[nodiscard]] bool is_pattern() const { return pattern_; }

  [[nodiscard]] Likeness like(const OutputLine& line) const;
  /// What each `...` in it stands for in a line that it matches.
  [[nodiscard]] std::vector<std::string> wildcards_in(const OutputLine& line) const;

private:
  using Part = std::variant<std::string, AnyText, NearNumber>;
  using Segment = std::vector<Part>;

  void read_parts();
  [[nodiscard]] bool matches(std::string_view text, std::vector<std::string>* stood_for) const;
  [[nodiscard]] std::vector<Segment> segments() const;

  OutputLine line_;
  bool any_lines_ = false;
  bool pattern_ = false;
  bool wildcard_ = false;
  bool numbers_ = false;
  std::vector<Part> parts_ = {};
};

[[nodiscard]] OutputLine output_line(std::string_view line, const Masks& masks);

/// `text` without blanks at its end.
[[nodiscard]] std::string_view without_trailing_blanks(std::string_view text);

/// Where a number that begins at `at` ends; `at` itself when none begins there. One inside of a word is none.
[[nodiscard]] std::size_t end_of_number(std::string_view text, std::size_t at);

/// Whether the numbers of both lines are within `tolerance` (relative) of each other, and all else is equal.
[[nodiscard]] bool nearly_equal(std::string_view expected, std::string_view actual, double tolerance);

}  // namespace deepdive::snippets
