#include "core/check/versions.hpp"

#include "support/catch.hpp"

using namespace deepdive;

namespace {

Diagnostic at(std::size_t begin, const std::string& message) {
  Diagnostic made;
  made.location.span = {begin, begin + 1};
  made.message = message;
  made.fix = Fix{};
  return made;
}

std::vector<std::string> messages(const std::vector<Diagnostic>& list) {
  std::vector<std::string> texts;
  for (const Diagnostic& each : list) texts.push_back(each.message + (each.fix ? " (fix)" : ""));
  return texts;
}

}  // namespace

TEST_CASE("what all versions find stands there once, the rest names its versions", "[check][versions]") {
  const auto joined = join_versions({{"3.10.1", {at(1, "a"), at(1, "a"), at(5, "b")}},
                                     {"3.11.2", {at(1, "a"), at(1, "a"), at(5, "c")}},
                                     {"3.12.0", {at(1, "a"), at(5, "b"), at(1, "a")}}});
  CHECK(messages(joined) ==
        std::vector<std::string>{"a (fix)", "a (fix)", "b (Python 3.10.1, 3.12.0)", "c (Python 3.11.2)"});
}
