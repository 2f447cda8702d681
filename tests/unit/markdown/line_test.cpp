#include "core/markdown/line.hpp"

#include "support/catch.hpp"

using namespace deepdive::markdown;
using deepdive::Span;

namespace {

Span whole(std::string_view text) { return {0, text.size()}; }

}  // namespace

TEST_CASE("a cursor skips blanks by columns and splits tabs", "[markdown]") {
  const std::string_view text = " \t\tx";
  LineCursor cursor(text, whole(text), 0);
  CHECK(cursor.indent() == 8);
  CHECK(cursor.next_char() == 'x');
  cursor.skip_columns(2);
  CHECK(cursor.rest() == Span{2, 4});
  CHECK(cursor.split_columns() == 2);
  CHECK(cursor.indent() == 6);
  cursor.skip_columns(2);
  CHECK(cursor.rest() == Span{2, 4});
  CHECK(cursor.split_columns() == 0);
  cursor.skip_columns(100);
  CHECK(cursor.rest() == Span{3, 4});
  CHECK(cursor.indent() == 0);
}

TEST_CASE("a cursor goes beyond marks and counts their columns", "[markdown]") {
  const std::string_view text = "-\tx";
  LineCursor cursor(text, whole(text), 0);
  cursor.skip_mark(1);
  CHECK(cursor.indent() == 3);
  CHECK(cursor.next() == 2);
  CHECK(LineCursor("\tx", {0, 2}, 3).indent() == 1);
  CHECK(LineCursor("  ", {0, 2}, 0).blank());
}

TEST_CASE("fences are recognised at both ends", "[markdown]") {
  const auto opens = [](std::string_view text) { return opening_fence(text, whole(text)); };
  CHECK(opens("```") == 3);
  CHECK(opens("~~~~ a ` b") == 4);
  CHECK(opens("``` a ` b") == std::nullopt);
  CHECK(opens("``") == std::nullopt);
  CHECK(opens("") == std::nullopt);
  const auto closes = [](std::string_view text) { return closes_fence(text, whole(text), '`', 4); };
  CHECK(closes("```` \t"));
  CHECK(closes("`````"));
  CHECK_FALSE(closes("```"));
  CHECK_FALSE(closes("```` a"));
  CHECK_FALSE(closes("~~~~"));
}

TEST_CASE("a line that is no thematic break says up to where none can begin", "[markdown]") {
  const auto refuted = [](std::string_view text) { return no_break_before(text, whole(text)); };
  CHECK(refuted("- - -") == std::nullopt);
  CHECK(refuted("___") == std::nullopt);
  CHECK(refuted("**") == 2);
  CHECK(refuted("- - a") == 4);
  CHECK(refuted("* - - -") == 2);
  CHECK(refuted("") == 1);
}

TEST_CASE("list markers", "[markdown]") {
  const auto length = [](std::string_view text, Within within) { return list_marker(text, whole(text), within); };
  CHECK(length("- a", Within::nothing) == 1);
  CHECK(length("12) a", Within::nothing) == 3);
  CHECK(length("123456789. a", Within::nothing) == 10);
  CHECK(length("1234567890. a", Within::nothing) == 0);
  CHECK(length("-a", Within::nothing) == 0);
  CHECK(length("-", Within::nothing) == 1);
  CHECK(length("-", Within::paragraph) == 0);
  CHECK(length("2. a", Within::paragraph) == 0);
  CHECK(length("01. a", Within::paragraph) == 3);
  CHECK(length("1.", Within::paragraph) == 0);
}

TEST_CASE("underlines of headings", "[markdown]") {
  CHECK(underline_level("== \t", {0, 4}) == 1);
  CHECK(underline_level("-", {0, 1}) == 2);
  CHECK(underline_level("= =", {0, 3}) == 0);
  CHECK(underline_level("=-", {0, 2}) == 0);
  CHECK(underline_level("", {0, 0}) == 0);
}
