#include "core/schema/to_json.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/source.hpp"
#include "support/catch.hpp"

using namespace deepdive;

namespace {

std::string json_of(const std::string& text) {
  const SourceFile source("f.yaml", text);
  const auto tree = yaml::parse(source, {0, text.size()});
  REQUIRE(tree);
  return schema::to_json(tree->root).dump();
}

}  // namespace

TEST_CASE("plain scalars become what they read as", "[schema]") {
  CHECK(json_of("a: 1\nb: -2\nc: true\nd: 1.50\ne: ~\nf:\n") == R"({"a":1,"b":-2,"c":true,"d":1.5,"e":null,"f":null})");
}

TEST_CASE("what only looks like a number or a date is text", "[schema]") {
  CHECK(json_of("a: 2025-11-12\nb: 1e3\nc: 0x1F\nd: yes\ne: 3.11.2\nf: .\ng: .inf\n") ==
        R"({"a":"2025-11-12","b":"1e3","c":"0x1F","d":"yes","e":"3.11.2","f":".","g":".inf"})");
}

TEST_CASE("quoted scalars are text", "[schema]") {
  CHECK(json_of("a: \"1\"\nb: 'true'\nc: |\n  2\n") == R"({"a":"1","b":"true","c":"2\n"})");
}

TEST_CASE("lists and mappings keep their form", "[schema]") {
  CHECK(json_of("a: [1, [], {b: x}]\n") == R"({"a":[1,[],{"b":"x"}]})");
  CHECK(json_of("") == "null");
}
