#include "core/listing/template.hpp"

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using namespace deepdive::listing;

namespace {

std::string filled(const std::string& text, const std::string& title = "\"A b\"", Values values = Values::shown) {
  const testing::TextTopic topic("---\ntitle: " + title + "\nweeks: [2, 3]\n---\n");
  const auto parsed = parse_template(text, built_in_fields());
  if (!parsed) return parsed.error().message;
  return fill(*parsed, rows_of({&topic.value}).front(), values);
}

}  // namespace

TEST_CASE("a template puts values in the place of names", "[listing]") {
  CHECK(filled("{path}\\t{title}") == "topics/example.md\tA b");
  CHECK(filled("{ title }: {weeks}, {completed}.") == "A b: 2; 3, .");
  CHECK(filled("no field") == "no field");
}

TEST_CASE("a template has escapes", "[listing]") {
  CHECK(filled("a\\nb\\r\\\\n") == "a\nb\r\\n");
  CHECK(filled("{{title}} {{{title}}}") == "{title} {A b}");
}

TEST_CASE("a template with a slip is told what it is", "[listing]") {
  CHECK(filled("{titel}") == "field 'titel' is not known; did you mean 'title'?");
  CHECK(filled("{title") == "'{' is not closed; '{{' stands for one brace");
  CHECK(filled("title}") == "'}' closes nothing; '}}' stands for one brace");
  CHECK(filled("\\q") == "'\\q' stands for nothing; there are \\t, \\n, \\r and \\\\");
  CHECK(filled("a\\") == "'\\' stands for nothing; there are \\t, \\n, \\r and \\\\");
  CHECK(filled("{}").rfind("field '' is not known", 0) == 0);
}

TEST_CASE("values are shown on one line, or kept byte for byte", "[listing]") {
  CHECK(filled("{title}", "\"a\\nb\\x1B\"") ==
        "a\xE2\x90\x8A"
        "b\xE2\x90\x9B");
  CHECK(filled("{title}", "\"a\\nb\\x1B\"", Values::exact) == "a\nb\x1B");
  CHECK(written(std::string("a\0b", 3), Values::exact) ==
        "a\xE2\x90\x80"
        "b");
}
