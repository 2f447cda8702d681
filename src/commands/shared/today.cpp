#include "commands/shared/today.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string>

#include "sys/clock.hpp"
#include "sys/environment.hpp"

namespace deepdive::commands {

namespace {

/// Whether the text is a number of seconds since 1970, in a year that has four digits.
bool is_epoch(const std::string& text) {
  constexpr long long first = -62'135'596'800;  // 0001-01-01
  constexpr long long last = 253'402'300'799;   // 9999-12-31
  long long seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  return error == std::errc{} && end == text.data() + text.size() && first <= seconds && seconds <= last;
}

}  // namespace

Result<Date> today() {
  const std::string given = sys::environment_variable("SOURCE_DATE_EPOCH").value_or("");
  if (!given.empty() && !is_epoch(given)) {
    return failure(
        fmt::format("SOURCE_DATE_EPOCH: '{}' is no number of seconds since 1970, up to the year 9999", given));
  }
  return *parse_date(sys::today());
}

}  // namespace deepdive::commands
