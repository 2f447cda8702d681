// Looking at single lines of Markdown: what stands before their text, and whether they are fences.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/base/text.hpp"

namespace deepdive::markdown {

/// A line without its container marks: quote marks, list markers and blanks.
struct BareLine {
  std::size_t begin = 0;        ///< offset of the first byte after the marks
  std::size_t end = 0;          ///< without line end and trailing blanks
  std::size_t indentation = 0;  ///< columns of the blanks that stand right before `begin`
  std::size_t quotes = 0;       ///< number of quote marks
};

/// `line` is the line's span in `text`.
[[nodiscard]] BareLine strip_containers(std::string_view text, Span line);

/// As strip_containers, but list markers count as text.
[[nodiscard]] BareLine strip_quotes(std::string_view text, Span line);

/// Length of the run of fence characters at the beginning of the bare line, if it is three at least.
[[nodiscard]] std::optional<std::size_t> fence_run(std::string_view text, const BareLine& line, char fence);

/// Whether the bare line closes a fence of this kind.
[[nodiscard]] bool closes_fence(std::string_view text, const BareLine& line, char fence, std::size_t length);

/// Whether the line is a thematic break: three or more of one of `*`, `-`, `_`.
[[nodiscard]] bool is_thematic_break(std::string_view text, const BareLine& line);

}  // namespace deepdive::markdown
