#include "core/yaml/prescan.hpp"

#include <string>

#include "support/catch.hpp"

using namespace deepdive;

namespace {

struct Refused {
  std::string message = {};
  Span span = {};
  friend bool operator==(const Refused&, const Refused&) = default;
};

/// What the bytes after a line of six are refused for; an empty message when they are not.
Refused refused(const std::string& bytes) {
  const SourceFile source("f.yaml", "a: 12\n" + bytes);
  const auto problem = yaml::prescan(source, {6, source.text().size()});
  return problem ? Refused{problem->message, problem->span} : Refused{};
}

std::string message(const std::string& bytes) { return refused(bytes).message; }

}  // namespace

TEST_CASE("control characters are refused with their number and place", "[yaml]") {
  CHECK(refused("ab\x01") == Refused{"the control character U+0001 stands in the YAML", {8, 9}});
  CHECK(refused(std::string("\0", 1)) == Refused{"the control character U+0000 stands in the YAML", {6, 7}});
  CHECK(refused("\x1B[31m") == Refused{"the control character U+001B stands in the YAML", {6, 7}});
  CHECK(refused("x\x7F") == Refused{"the control character U+007F stands in the YAML", {7, 8}});
  CHECK(refused("x\xC2\x85") == Refused{"the control character U+0085 stands in the YAML", {7, 9}});
  CHECK(refused("x\xEF\xBB\xBF") == Refused{"the control character U+FEFF stands in the YAML", {7, 10}});
  CHECK(refused("x\ry") == Refused{"the control character U+000D stands in the YAML", {7, 8}});
  CHECK(refused("x\r") == Refused{"the control character U+000D stands in the YAML", {7, 8}});
}

TEST_CASE("tabs, both line ends and letters of any script are let through", "[yaml]") {
  CHECK(message("a:\tb\r\nc: \xC2\xA0\xC3\xBC\xE5\xAD\x97\xF0\x9F\x98\x80\n").empty());
}

TEST_CASE("bytes that are not UTF-8 are refused where they begin", "[yaml]") {
  CHECK(refused("ab\xFF\x01") == Refused{"the text is not UTF-8", {8, 9}});
  CHECK(refused("\xC0\xAF") == Refused{"the text is not UTF-8", {6, 7}});
}

TEST_CASE("a line may have 4096 bytes and no more", "[yaml]") {
  CHECK(message(std::string(4096, 'a') + "\nb").empty());
  CHECK(refused("b\n" + std::string(4097, 'a') + "\nc") == Refused{"the line is longer than 4096 bytes", {8, 8}});
}

TEST_CASE("YAML may have 64 KiB and no more", "[yaml]") {
  std::string text;
  while (text.size() < 65'536) text += "# 3456789012345\n";
  CHECK(message(text).empty());
  CHECK(refused(text + "\n") == Refused{"the YAML is longer than 64 KiB", {6, 6}});
}
