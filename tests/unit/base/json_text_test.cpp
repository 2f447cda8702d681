#include "core/base/json_text.hpp"

#include <nlohmann/json.hpp>

#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("JSON is written in ASCII, whatever a file holds", "[json]") {
  CHECK(json_text({{"a", "\xC3\xA4\x1B\xFF"}}, -1) == "{\"a\":\"\\u00e4\\u001b\\ufffd\"}\n");
  CHECK(json_text({{"b", 1}, {"a", 2}}, 2) == "{\n  \"b\": 1,\n  \"a\": 2\n}\n");
}
