// Writing sections that a text lacks.
#pragma once

#include "core/rules/rule.hpp"

namespace deepdive::rules {

/// Puts the section, still to be written, after `before` (or before all other sections, or at the end of a text that
/// has none), with one blank line on each side.
[[nodiscard]] Fix insert_section(const Topic& topic, const schema::SectionSpec& spec, const Section* before);

}  // namespace deepdive::rules
