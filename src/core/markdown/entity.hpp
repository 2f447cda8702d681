// HTML entities in Markdown text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace deepdive::markdown {

/// The characters of "&amp;" or "&#35;"; an entity that we do not know stays as it is written.
[[nodiscard]] std::string decode_entity(std::string_view entity);

/// A code point in UTF-8; U+FFFD for one that does not exist.
[[nodiscard]] std::string encode_utf8(std::uint32_t code_point);

}  // namespace deepdive::markdown
