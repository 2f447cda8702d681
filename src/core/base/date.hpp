// Calendar dates as front matter writes them: ISO 8601 extended, "2025-11-12".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace deepdive {

using Date = std::chrono::year_month_day;

/// Exactly YYYY-MM-DD and a day that exists, or nothing.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

[[nodiscard]] std::string to_string(Date date);

}  // namespace deepdive
