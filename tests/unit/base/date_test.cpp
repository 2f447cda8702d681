#include "core/base/date.hpp"

#include "support/catch.hpp"

using deepdive::parse_date;

TEST_CASE("a date is read and written in the same form") {
  const auto date = parse_date("2025-11-12");
  REQUIRE(date);
  CHECK(deepdive::to_string(*date) == "2025-11-12");
}

TEST_CASE("a date must exist in the calendar") {
  CHECK(parse_date("2024-02-29"));
  CHECK_FALSE(parse_date("2025-02-29"));
  CHECK_FALSE(parse_date("2025-13-01"));
  CHECK_FALSE(parse_date("2025-00-10"));
  CHECK_FALSE(parse_date("0000-01-01"));
}

TEST_CASE("a date has exactly one spelling") {
  CHECK_FALSE(parse_date("2025-1-12"));
  CHECK_FALSE(parse_date("12.11.2025"));
  CHECK_FALSE(parse_date("2025-11-12T00:00"));
  CHECK_FALSE(parse_date("+025-11-12"));
  CHECK_FALSE(parse_date(""));
}
