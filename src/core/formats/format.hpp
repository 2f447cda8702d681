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
  std::string_view version = {};    ///< deepdive's own; empty: not said
  std::string_view rules_url = {};  ///< absolute URL of a page with a heading for each rule; empty: there is none
  bool blocks = false;              ///< tell of every code block, where the format has a place for it
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

/// What was done, in a few lines for people: files, code blocks, findings, what was not checked.
[[nodiscard]] std::string summary(const Report& report);

}  // namespace formats
}  // namespace deepdive
