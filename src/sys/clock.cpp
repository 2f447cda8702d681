#include "sys/clock.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <ctime>

#include "sys/environment.hpp"

namespace deepdive::sys {

std::string today() {
  std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  const std::string given = environment_variable("SOURCE_DATE_EPOCH").value_or("");
  std::time_t seconds = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), seconds);
  if (!given.empty() && error == std::errc{} && end == given.data() + given.size()) now = seconds;
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(now));
}

}  // namespace deepdive::sys
