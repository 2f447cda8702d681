#include "core/index/book.hpp"

#include <string>
#include <vector>

#include "core/yaml/value.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using testing::NamedText;
using testing::TextCollection;

namespace {

NamedText topic(const std::string& path, const std::string& fields) { return {path, "---\n" + fields + "---\n"}; }

index::Book book(const TextCollection& made, const index::PagesFolder& folder = {}) {
  return index::book_of(made.value, {}, folder);
}

std::vector<NamedText> two_folders() {
  return {topic("a/one.md", "title: One\nstatus: created\n"), topic("b/two.md", "title: Two\nstatus: draft\n"),
          topic("b/three.md", "title: Three\nstatus: planned\nposition: 1\n")};
}

}  // namespace

TEST_CASE("pages lie in the first folder of all topics, or in the root", "[index]") {
  const auto folder = [](const std::vector<NamedText>& topics) {
    return index::pages_folder_of(TextCollection(topics).value).below;
  };
  CHECK(folder({topic("docs/a/x.md", ""), topic("docs/b.md", "")}) == "docs/");
  CHECK(folder({topic("x.md", ""), topic("docs/b.md", "")}).empty());
  CHECK(folder({topic("x.md", "")}).empty());
  CHECK(folder(two_folders()).empty());
  CHECK(folder({}).empty());
}

TEST_CASE("topics stand in the order of the index, planned ones without a page", "[index]") {
  const TextCollection made(two_folders());
  CHECK(index::mdbook_summary(book(made)) == "# Summary\n\n- [Three]()\n- [One](a/one.md)\n- [Two](b/two.md)\n");
  CHECK(index::mkdocs_nav(book(made)) == "nav:\n  - One: a/one.md\n  - Two: b/two.md\n");
}

TEST_CASE("paths are those of the folder", "[index]") {
  const TextCollection made(two_folders());
  CHECK(index::mkdocs_nav(book(made, {{}, "x/y/"})) == "nav:\n  - One: x/y/a/one.md\n  - Two: x/y/b/two.md\n");
  const index::Book below = book(made, {"b/", {}});
  CHECK(index::mkdocs_nav(below) == "nav:\n  - Two: two.md\n");
  CHECK(below.outside == std::vector<std::string>{"a/one.md"});
}

TEST_CASE("the index page opens the book once", "[index]") {
  const TextCollection page({topic("one.md", "title: One\nstatus: created\n")},
                            {{"README.md", "Some\n\n# The `list`\n"}});
  CHECK(index::mdbook_summary(book(page)) == "# Summary\n\n[The list](README.md)\n\n- [One](one.md)\n");
  CHECK(index::mkdocs_nav(book(page)) == "nav:\n  - The list: README.md\n  - One: one.md\n");
  const TextCollection untitled({topic("one.md", "title: One\nstatus: created\n"), {"README.md", "text\n"}});
  CHECK(index::mkdocs_nav(book(untitled)) == "nav:\n  - Index: README.md\n  - One: one.md\n");
}

TEST_CASE("documents without front matter are chapters under their first heading", "[index]") {
  schema::Kind kind = testing::default_kind();
  kind.front_matter = nullptr;
  const TextCollection made({{"x.md", "# `__init__` & co\n"}, {"y.md", "text\n"}}, {}, {kind});
  CHECK(index::mdbook_summary(book(made)) == "# Summary\n\n- [\\_\\_init\\_\\_ \\& co](x.md)\n- [y](y.md)\n");
}

TEST_CASE("titles of MkDocs are HTML in YAML", "[index]") {
  const TextCollection made({topic("a b.md", "title: long\nshort_title: 'Vec<T>: `a` & \"b\"'\nstatus: created\n"),
                             topic("yes.md", "title: 'yes'\nstatus: created\n"),
                             topic("- #.md", "title: \"# x\\\\\"\nstatus: created\n")});
  const SourceFile nav("nav.yml", index::mkdocs_nav(book(made)));
  const auto tree = yaml::parse(nav, {0, nav.text().size()});
  REQUIRE(tree);
  std::vector<std::string> found;
  for (const yaml::Value& item : tree->root.find("nav")->items) {
    found.push_back(item.members.at(0).key + " = " + item.members.at(0).value.text);
  }
  CHECK(found == std::vector<std::string>{"# x\\ = - #.md", "Vec&lt;T&gt;: a &amp; \"b\" = a b.md", "yes = yes.md"});
}

TEST_CASE("a book in which all is planned has no pages", "[index]") {
  const TextCollection made({topic("x.md", "title: X\nstatus: planned\n")});
  CHECK(index::mkdocs_nav(book(made)) == "nav: []\n");
}
