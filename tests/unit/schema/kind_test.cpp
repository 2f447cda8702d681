#include "core/schema/kind.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;
using namespace deepdive::schema;

namespace {

std::vector<Kind> kinds() {
  std::vector<Kind> made(4);
  made[1].name = "both";
  made[1].selector = {{"notes/*.md"}, {{"type", {"recipe"}}}};
  made[2].name = "field";
  made[2].selector = {{}, {{"type", {"recipe", "menu"}}, {"week", {"3"}}}};
  made[3].name = "path";
  made[3].selector = {{"old/**", "notes/*.md"}, {}};
  return made;
}

/// The name of the kind of a document with this front matter; none at all when it is empty.
std::string name_of_kind(const std::string& path, const std::string& front_matter = {}) {
  const SourceFile source(path, front_matter);
  const auto tree = yaml::parse(source, {0, front_matter.size()});
  REQUIRE(tree);
  return kind_of(kinds(), path, front_matter.empty() ? nullptr : &tree->root).name;
}

}  // namespace

TEST_CASE("the first kind that fits is a document's", "[schema]") {
  CHECK(name_of_kind("notes/a.md", "type: recipe\n") == "both");
  CHECK(name_of_kind("notes/a.md", "type: recipe\nweek: 3\n") == "both");
  CHECK(name_of_kind("notes/a.md", "type: menu\nweek: 3\n") == "field");
  CHECK(name_of_kind("notes/a.md") == "path");
}

TEST_CASE("a document that no kind selects is the collection's", "[schema]") {
  CHECK(name_of_kind("topics/a.md").empty());
  CHECK(name_of_kind("topics/a.md", "week: 3\n").empty());
  CHECK(name_of_kind("topics/a.md", "type: recipe\n").empty());
  CHECK(name_of_kind("topics/a.md", "type: Recipe\nweek: 3\n").empty());
}

TEST_CASE("a field has a value as its text or as one of a list", "[schema]") {
  CHECK(name_of_kind("a.md", "type: \"menu\"\nweek: 3\n") == "field");
  CHECK(name_of_kind("a.md", "type: [soup, menu]\nweek: [2, 3]\n") == "field");
  CHECK(name_of_kind("a.md", "type: {menu: 1}\nweek: 3\n").empty());
  CHECK(name_of_kind("a.md", "type:\nweek: 3\n").empty());
}
