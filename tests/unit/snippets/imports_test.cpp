#include "core/snippets/imports.hpp"

#include "support/catch.hpp"

using Names = std::set<std::string>;

namespace {

Names imports(std::string_view code) {
  Names names;
  deepdive::snippets::add_imports(code, names);
  return names;
}

}  // namespace

TEST_CASE("imports are found by their looks", "[snippets][imports]") {
  CHECK(imports("import json, os.path as p , re\nfrom concurrent.futures import Future, x\n") ==
        Names{"json", "os.path", "concurrent.futures"});
  CHECK(imports("def f():\n    import json\n>>> import re\n... from a import b\n") == Names{"json", "re", "a"});
  CHECK(imports("from . import x\nfrom .. import y\nimportant = 1\nx = 'import json'\nimport\n") == Names{});
}
