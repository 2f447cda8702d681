#include "core/yaml/quoting.hpp"

#include <string>

#include "core/yaml/value.hpp"
#include "support/catch.hpp"

using namespace deepdive;
using namespace deepdive::yaml;

TEST_CASE("whatever the quotes, a text reads back", "[yaml]") {
  for (const std::string text :
       {"a", "It's", "say \"so\"", "a\\b", "a: b # c", "", "two\nlines", "12", "null", "é\t"}) {
    for (const Quotes quotes : {Quotes::as_needed, Quotes::single_quotes, Quotes::double_quotes}) {
      const SourceFile source("a.yaml", "x: " + write_scalar(text, quotes) + "\n");
      INFO(source.text());
      const auto tree = parse(source, {0, source.text().size()});
      REQUIRE(tree);
      CHECK(tree->root.find("x")->text == text);
      CHECK(tree->root.find("x")->kind == Kind::scalar);
    }
  }
}

TEST_CASE("quotes are those that were asked for where they fit", "[yaml]") {
  CHECK(write_scalar("a", Quotes::as_needed) == "a");
  CHECK(write_scalar("a", Quotes::single_quotes) == "'a'");
  CHECK(write_scalar("a", Quotes::double_quotes) == "\"a\"");
  CHECK(write_scalar("It's", Quotes::single_quotes) == "'It''s'");
  CHECK(write_scalar("a\nb", Quotes::single_quotes) == "\"a\\nb\"");
}
