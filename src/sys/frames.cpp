#include "sys/frames.hpp"

#include <sys/random.h>

#include <array>

namespace deepdive::sys {

namespace {

constexpr std::size_t length_bytes = 4;

}  // namespace

std::string framed(std::string_view payload) {
  std::string frame;
  for (std::size_t i = length_bytes; i-- > 0;) frame += static_cast<char>((payload.size() >> (8 * i)) & 0xFFU);
  return frame.append(payload);
}

FrameState take_frame(std::string& buffer, std::string& payload) {
  if (buffer.size() < length_bytes) return FrameState::partial;
  std::size_t length = 0;
  for (std::size_t i = 0; i < length_bytes; ++i) length = length << 8 | static_cast<unsigned char>(buffer[i]);
  if (length > max_frame) return FrameState::unsound;
  if (buffer.size() < length_bytes + length) return FrameState::partial;
  payload = buffer.substr(length_bytes, length);
  buffer.erase(0, length_bytes + length);
  return FrameState::complete;
}

std::string fresh_token() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, 16> bytes{};
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::getrandom(bytes.data() + filled, bytes.size() - filled, 0);
    if (got > 0) filled += static_cast<std::size_t>(got);
  }
  std::string token;
  for (const unsigned char byte : bytes) {
    token += digits[byte >> 4U];
    token += digits[byte & 15U];
  }
  return token;
}

}  // namespace deepdive::sys
