#include "sys/clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "sys/environment.hpp"

namespace deepdive::sys {

namespace {

using namespace std::chrono_literals;
using Seconds = std::chrono::sys_seconds;

/// A number of seconds since 1970, in a year that has four digits.
std::optional<Seconds> epoch_of(const std::string& text) {
  constexpr long long first = -62'135'596'800;  // 0001-01-01
  constexpr long long last = 253'402'300'799;   // 9999-12-31
  long long seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size() || seconds < first || seconds > last)
    return std::nullopt;
  return Seconds(std::chrono::seconds(seconds));
}

Date day_of(Seconds time) { return Date(std::chrono::floor<std::chrono::days>(time)); }

}  // namespace

Result<Date> today() {
  const std::string given = environment_variable("SOURCE_DATE_EPOCH").value_or("");
  if (given.empty()) return day_of(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
  if (const auto time = epoch_of(given)) return day_of(*time);
  return failure(fmt::format("SOURCE_DATE_EPOCH: '{}' is no number of seconds since 1970, up to the year 9999", given));
}

std::chrono::milliseconds time_until(std::chrono::steady_clock::time_point moment) {
  return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(moment - std::chrono::steady_clock::now()));
}

}  // namespace deepdive::sys
