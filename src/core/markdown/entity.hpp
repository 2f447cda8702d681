// Characters that Markdown text names instead of showing: entities and backslash escapes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace deepdive::markdown {

/// The characters of "&amp;" or "&#35;"; an entity that we do not know stays as it is written.
[[nodiscard]] std::string decode_entity(std::string_view entity);

/// A code point in UTF-8; U+FFFD for one that does not exist.
[[nodiscard]] std::string encode_utf8(std::uint32_t code_point);

/// ASCII punctuation: what a backslash can escape.
[[nodiscard]] bool is_punctuation(char c);

/// `text` with its entities decoded.
[[nodiscard]] std::string decode_entities(std::string_view text);

/// `text` with its entities decoded and its backslash escapes removed.
[[nodiscard]] std::string unescape(std::string_view text);

/// A link destination that means just this text.
[[nodiscard]] std::string escape_destination(std::string_view text);

}  // namespace deepdive::markdown
