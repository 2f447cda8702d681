#include "core/base/digest.hpp"

#include <nettle/sha2.h>

#include <array>

namespace deepdive {

namespace {

void update(sha256_ctx& context, std::string_view bytes) {
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string finished(sha256_ctx& context) {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (const std::uint8_t byte : digest) {
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

}  // namespace

struct Digest::State {
  sha256_ctx context = {};
};

Digest::Digest() : state_(std::make_unique<State>()) { sha256_init(&state_->context); }
Digest::~Digest() = default;

Digest& Digest::add(std::string_view value) {
  add(std::uint64_t{value.size()});
  update(state_->context, value);
  return *this;
}

Digest& Digest::add(std::uint64_t value) {
  std::array<char, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(value >> (8 * i) & 0xFFU);
  update(state_->context, {bytes.data(), bytes.size()});
  return *this;
}

std::string Digest::finish() { return finished(state_->context); }

std::string sha256(std::string_view bytes) {
  sha256_ctx context{};
  sha256_init(&context);
  update(context, bytes);
  return finished(context);
}

}  // namespace deepdive
