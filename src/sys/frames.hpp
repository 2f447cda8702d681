// How we talk with the processes that run code: frames of a length (four bytes, big endian) and JSON, with a token that
// only an answer to the last request can have.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deepdive::sys {

/// A frame of more bytes than this is refused: no honest answer comes near it.
inline constexpr std::size_t max_frame = std::size_t{16} * 1024 * 1024;

[[nodiscard]] std::string framed(std::string_view payload);

enum class FrameState { partial, complete, unsound };

/// Takes the first frame off the front of `buffer`; `payload` is its JSON.
[[nodiscard]] FrameState take_frame(std::string& buffer, std::string& payload);

/// 32 hexadecimal digits that nobody can guess.
[[nodiscard]] std::string fresh_token();

}  // namespace deepdive::sys
