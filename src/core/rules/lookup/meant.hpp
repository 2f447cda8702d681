// Headings that were probably meant to be something that is missing, so that one slip is reported once.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/rules/rule.hpp"

namespace deepdive::rules {

enum class Slip {
  name,   ///< it has nearly the section's name
  level,  ///< it has the section's name, but is not of level 2
  place,  ///< it has another name, and is the only one where the section belongs
};

/// A heading that was probably meant to begin a missing section.
struct MeantSection {
  std::size_t spec = 0;     ///< index into DocumentSchema::sections
  std::size_t heading = 0;  ///< index into Document::headings
  Slip slip = Slip::name;
};

/// At most one heading for each section that is missing, and one section for each heading.
[[nodiscard]] std::vector<MeantSection> meant_sections(const Topic& topic);

/// A first heading of level 2 that has the title's words in a text without a title: index into Document::headings.
[[nodiscard]] std::optional<std::size_t> meant_title(const Topic& topic);

/// Whether the text has a heading of level 1, in Markdown or in HTML; or front matter that may say anything names one,
/// since sites show that as the heading.
[[nodiscard]] bool has_title(const Topic& topic);

}  // namespace deepdive::rules
