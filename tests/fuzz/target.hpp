// What a fuzzer runs: functions of bytes that complain when a law does not hold for them. Each file in targets/ is one.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.hpp"

namespace deepdive::fuzz {

struct BrokenLaw : std::logic_error {
  using std::logic_error::logic_error;
};

/// `law` says what must be; throws BrokenLaw when it is not so.
inline void hold(bool holds, const char* law) {
  if (!holds) throw BrokenLaw(law);
}

struct Target {
  std::string_view name = {};
  /// Languages of the code blocks to begin with, from fixtures and specifications; "markdown" for their texts as a
  /// whole, "info" for info strings.
  std::vector<std::string_view> seeds = {};
  void (*check)(std::string_view input) = nullptr;
  std::size_t runs = 3000;  ///< of a short run: less where each takes long
};

[[nodiscard]] const std::vector<Target>& all();

/// Between the texts of a target that takes two.
inline constexpr char separator = '\x1E';

/// The texts before and after the separator; without one, the same text twice.
[[nodiscard]] std::pair<std::string_view, std::string_view> halves(std::string_view input);

/// The span lies in a text of this size and does not end before it begins.
void hold_within(Span span, std::size_t size, const char* law);

}  // namespace deepdive::fuzz
