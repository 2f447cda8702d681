#include "core/base/log_text.hpp"

#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("text for a log holds no command", "[base]") {
  CHECK(log_text("::error::a\n  ::error::b\nc ::error::d\n") == ": :error::a\n  : :error::b\nc ::error::d\n");
  CHECK(log_text("a ##[error]b####[c]") == "a # #[error]b### #[c]");
  CHECK(log_text("\t::stop-commands::x") == "\t: :stop-commands::x");
  CHECK(log_text(":::") == ": ::");
  CHECK(log_text("::") == ": :");
  CHECK(log_text("").empty());
  CHECK(log_text("\n\n::a") == "\n\n: :a");
}

TEST_CASE("a line for a log is one line without control characters", "[base]") {
  CHECK(log_line("a\n::error::b") == "a␊::error::b");
  CHECK(log_line("a\r\x1B[31m##[b]") == "a␍␛[31m# #[b]");
  CHECK(log_text("a\r::error::b\n") == "a␍::error::b\n");
}

TEST_CASE("what holds no command stays as it is, and so does what was cleaned", "[base]") {
  for (const std::string text : {"topics/a.md:1:2: error: x", "std::string", "# [a](b)", " : :\n", "é\tü\n"}) {
    CHECK(log_text(text) == text);
  }
  const std::string once = log_text("::a\n##[b]\n ::##[\x1B");
  CHECK(log_text(once) == once);
}
