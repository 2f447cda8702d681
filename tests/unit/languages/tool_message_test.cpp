#include "core/languages/lookup/tool_message.hpp"

#include <fmt/format.h>

#include <string>

#include "support/catch.hpp"

using namespace deepdive;

namespace {

/// "LINE TEXT" of what the C++ compiler's words say about the block.
std::string message(const std::string& printed) {
  const auto found = languages::message_in(built_in_languages().find("cpp")->toolchain, printed, "/s/0/block.cpp");
  return fmt::format("{} {}", found.line, found.text);
}

}  // namespace

TEST_CASE("a compiler's message is found with its line", "[languages]") {
  CHECK(message("/s/0/block.cpp: In function 'int main()':\n/s/0/block.cpp:12:5: error: no 'x'\n") == "12 no 'x'");
  CHECK(message("/s/0/block.cpp:3:10: fatal error: a.h: No such file\n") == "3 a.h: No such file");
  CHECK(message("ld: /tmp/a.o: in function `main':\n/s/0/block.cpp:5: undefined reference to `f()'\n"
                "collect2: error: ld returned 1\n") == "5 undefined reference to `f()'");
  CHECK(message("/s/0/block.cpp:5:(.text+0x5): undefined reference to `f()'\n") == "5 undefined reference to `f()'");
}

TEST_CASE("an error elsewhere stands at the line that led to it", "[languages]") {
  CHECK(message("In file included from /s/0/block.cpp:2:\n./x.h:1:7: error: expected '}'\n") == "2 expected '}'");
  CHECK(message("/usr/include/v: In instantiation of 'V':\n/s/0/block.cpp:7:15:   required from here\n"
                "/usr/include/v:9:1: error: static assertion failed\n") == "7 static assertion failed");
}

TEST_CASE("without a line the first thing said is taken", "[languages]") {
  CHECK(message("\nout of memory\nsorry\n") == "0 out of memory");
  CHECK(message("") == "0 ");
  CHECK(message("/s/0/block.cpp:99999999999999999999999: error: x\n").substr(0, 2) == "0 ");
}

TEST_CASE("a line pattern names a line", "[languages]") {
  CHECK(languages::is_line_pattern("{file}:{line}: {message}"));
  CHECK(languages::is_line_pattern("* line {line}"));
  CHECK_FALSE(languages::is_line_pattern("{file}"));
  CHECK_FALSE(languages::is_line_pattern("{file}:{line}:{column}"));
}
