#include "core/snippets/javascript_names.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive::snippets;
using Names = std::vector<std::string>;

TEST_CASE("declarations at the beginning of a line bind names", "[snippets][javascript]") {
  CHECK(javascript_names("const a = 1;\nlet b\nvar $c;\n") == Names{"a", "b", "$c"});
  CHECK(javascript_names("const { d, e: f } = g;\nconst [h] = i;\n") == Names{"d", "e", "f", "h"});
  CHECK(javascript_names("function* j() {}\nasync function k() {}\nexport default class L {}\n") ==
        Names{"j", "k", "L"});
  CHECK(javascript_names("import m, { n } from 'o';\n") == Names{"m", "n"});
  CHECK(javascript_names("  const inner = 1;\nletter = 2;\nconstant(3);\n").empty());
}

TEST_CASE("a ReferenceError says which name is missing", "[snippets][javascript]") {
  CHECK(missing_javascript_name("ReferenceError", "cup is not defined") == "cup");
  CHECK(missing_javascript_name("ReferenceError", "Cannot access 'cup' before initialization") == "cup");
  CHECK(missing_javascript_name("TypeError", "cup is not defined").empty());
  CHECK(missing_javascript_name("ReferenceError", "Invalid left-hand side").empty());
}
