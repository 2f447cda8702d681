// One way to write a Report. One file of this folder each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/check/report.hpp"

namespace deepdive {

enum class Color { off, on };

struct FormatOptions {
  Color color = Color::off;
  std::size_t width = 80;  ///< columns of the terminal
};

struct Format {
  std::string_view name = {};
  std::string_view summary = {};
  std::string (*render)(const Report&, const FormatOptions&) = nullptr;
};

namespace formats {

/// All formats, sorted by name: one file of this folder each.
[[nodiscard]] const std::vector<Format>& all();

[[nodiscard]] const Format* find(std::string_view name);

}  // namespace formats
}  // namespace deepdive
