#include "core/topic/collection.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using Texts = std::vector<std::string>;

namespace {

/// "path#anchor", "external" or "outside".
std::string resolved(const std::string& target, const std::string& from = "topics/a.md") {
  const ResolvedLink link = resolve_link(from, target);
  if (link.external) return "external";
  if (link.outside) return "outside";
  return link.path + (link.anchor.empty() ? "" : "#" + link.anchor);
}

std::string planned(const std::string& title, const std::string& more = {}) {
  return "---\ntitle: " + title + "\nstatus: planned\n" + more + "---\n";
}

}  // namespace

TEST_CASE("links are resolved from the folder of their file", "[topic]") {
  CHECK(resolved("b.md") == "topics/b.md");
  CHECK(resolved("./b.md") == "topics/b.md");
  CHECK(resolved("../README.md") == "README.md");
  CHECK(resolved("sub//x/../b.md") == "topics/sub/b.md");
  CHECK(resolved("b.md", "README.md") == "b.md");
  CHECK(resolved("..") == "");
  CHECK(resolved("b/") == "topics/b");
}

TEST_CASE("a link that begins with a slash starts at the root", "[topic]") {
  CHECK(resolved("/b.md") == "b.md");
  CHECK(resolved("/topics/b.md", "docs/deep/README.md") == "topics/b.md");
  CHECK(resolved("/") == "");
}

TEST_CASE("another folder can be what a slash stands for", "[topic]") {
  const auto path = [](const std::string& target) { return resolve_link("site/guide/a.md", target, "site").path; };
  CHECK(path("/b.md") == "site/b.md");
  CHECK(path("/") == "site");
  CHECK(path("b.md") == "site/guide/b.md");
  CHECK(resolve_link("site/a.md", "/../b.md", "site").outside);
}

TEST_CASE("a link out of the root is outside", "[topic]") {
  CHECK(resolved("../../x.md") == "outside");
  CHECK(resolved("/../x.md") == "outside");
  CHECK(resolved("../x.md", "README.md") == "outside");
  CHECK(resolved("%2e%2e/%2E%2E/x.md") == "outside");
  CHECK(resolved("../../topics/x.md") == "outside");
}

TEST_CASE("anchors and queries are cut off, anchors kept", "[topic]") {
  CHECK(resolved("b.md#part") == "topics/b.md#part");
  CHECK(resolved("#part") == "topics/a.md#part");
  CHECK(resolved("b.md?raw=1#part") == "topics/b.md#part");
  CHECK(resolved("?raw=1") == "topics/a.md");
  CHECK(resolved("b.md#a?b#c") == "topics/b.md#a?b#c");
  CHECK(resolved("b.md#") == "topics/b.md");
  CHECK(resolved("") == "topics/a.md");
}

TEST_CASE("percent escapes are decoded and others left alone", "[topic]") {
  CHECK(resolved("my%20file.md#%C3%BC") == "topics/my file.md#ü");
  CHECK(resolved("a%23b.md") == "topics/a#b.md");
  CHECK(resolved("100%.md") == "topics/100%.md");
  CHECK(resolved("%zz%4.md") == "topics/%zz%4.md");
  CHECK(resolved("%-1x.md") == "topics/%-1x.md");
}

TEST_CASE("a scheme makes a link external", "[topic]") {
  for (const std::string target :
       {"https://example.org/a.md", "http:x", "mailto:a@b.c", "//example.org", "git+ssh://x"}) {
    INFO(target);
    CHECK(resolved(target) == "external");
  }
}

TEST_CASE("a drive letter, a colon in a path or a digit first is no scheme", "[topic]") {
  CHECK(resolved("C:/x.md") == "topics/C:/x.md");
  CHECK(resolved("a/b:c.md") == "topics/a/b:c.md");
  CHECK(resolved("#a:b") == "topics/a.md#a:b");
  CHECK(resolved("?a:b") == "topics/a.md");
  CHECK(resolved("3d:x.md") == "topics/3d:x.md");
  CHECK(resolved(":x") == "topics/:x");
}

TEST_CASE("topics come by position, then by path", "[topic]") {
  const testing::TextCollection made({{"topics/d.md", planned("D", "position: 1\n")},
                                      {"topics/c.md", planned("C")},
                                      {"topics/a.md", planned("A", "position: 7\n")},
                                      {"topics/b.md", planned("B")},
                                      {"topics/e.md", planned("E", "position: 1\n")}});
  Texts slugs;
  for (const Topic* topic : topics_in_order(made.value)) slugs.push_back(topic->slug);
  CHECK(slugs == Texts{"d", "e", "a", "b", "c"});
}

TEST_CASE("a document is found by its path, topic or page", "[topic]") {
  const testing::TextCollection made({{"topics/b.md", "# B\n"}, {"topics/a.md", "# A\n"}}, {{"README.md", "# R\n"}});
  const auto title = [&](const std::string& path) {
    const markdown::Document* document = made.value.document(path);
    return document ? document->headings.at(0).text : "none";
  };
  CHECK(title("topics/a.md") == "A");
  CHECK(title("topics/b.md") == "B");
  CHECK(title("README.md") == "R");
  CHECK(title("topics/c.md") == "none");
  CHECK(title("") == "none");
}

TEST_CASE("linked paths are named once, in order, without the file itself", "[topic]") {
  const testing::TextCollection made(
      {{"topics/a.md", "[x](b.md) [y](b.md#z) [self](#x) [out](../../o.md) [web](https://e.org) ![i](img/p.png)\n"}},
      {{"README.md", "[a](topics/a.md)\n\n[ref]\n\n[ref]: LICENSE\n"}});
  CHECK(linked_paths(made.value) == Texts{"LICENSE", "topics/a.md", "topics/b.md", "topics/img/p.png"});
}

TEST_CASE("a page shown as source has lines and no anchors", "[topic]") {
  CHECK(resolved("b.md?plain=1#L3") == "topics/b.md");
  CHECK(resolved("b.md?plain=2#L3") == "topics/b.md#L3");
  CHECK(resolved("b.md#L3?plain=1") == "topics/b.md#L3?plain=1");
}
