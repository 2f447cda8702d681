// SHA-256 (FIPS 180-4) of bytes and of lists of them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace deepdive {

/// 64 lower case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// One digest of several values in order. Each value counts with its length, so that no two lists run into each other.
class Digest {
public:
  Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;
  ~Digest();

  Digest& add(std::string_view value);
  Digest& add(std::uint64_t value);
  /// As sha256; nothing can be added afterwards.
  [[nodiscard]] std::string finish();

private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace deepdive
