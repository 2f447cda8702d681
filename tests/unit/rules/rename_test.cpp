#include "core/rules/lookup/rename.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using testing::NamedText;

namespace {

/// The text after all edits of the fix, or "no fix". Edits come in order, so they are applied from the last one on.
std::string renamed(const std::vector<NamedText>& texts, std::size_t heading, const std::string& name) {
  testing::TextCollection made(texts, {});
  made.value.targets.anchors = linked_anchors(made.value);
  const Topic& topic = made.value.topics.front();
  const auto fix = rules::rename_heading({topic, made.value, {}, {}}, heading, name);
  if (!fix) return "no fix";
  std::string text(topic.source->text());
  for (auto edit = fix->edits.rbegin(); edit != fix->edits.rend(); ++edit) {
    text.replace(edit->location.span.begin, edit->location.span.size(), edit->text);
  }
  return text;
}

std::string renamed(const std::string& text, std::size_t heading, const std::string& name) {
  return renamed({NamedText{"topics/a.md", text}}, heading, name);
}

}  // namespace

TEST_CASE("a heading gets another name and keeps its form", "[rules]") {
  CHECK(renamed("# A\n\n## Gotchas ##\n", 1, "Pitfalls") == "# A\n\n## Pitfalls ##\n");
  CHECK(renamed("# A\n\nGotchas\n---\n", 1, "Pitfalls") == "# A\n\nPitfalls\n---\n");
}

TEST_CASE("a heading that holds marks is left alone", "[rules]") {
  CHECK(renamed("# A\n\n## *Gotchas*\n", 1, "Pitfalls") == "no fix");
  CHECK(renamed("# A\n\n## [Gotchas](b.md)\n", 1, "Pitfalls") == "no fix");
}

TEST_CASE("a heading on which others depend is left alone", "[rules]") {
  CHECK(renamed("# A\n\n### Pitfalls\n\n### Traps\n", 1, "Pitfalls") == "no fix");
}

TEST_CASE("a heading of another level is made one of level 2", "[rules]") {
  CHECK(renamed("# A\n\n### Pitfalls ###\r\n", 1, "Pitfalls") == "# A\n\n## Pitfalls\r\n");
  CHECK(renamed("# A\n\nPitfalls\n===\n", 1, "Pitfalls") == "# A\n\n## Pitfalls\n");
  CHECK(renamed("# Pitfalls\n", 0, "Pitfalls") == "no fix");
}

TEST_CASE("links of the same file follow a heading", "[rules]") {
  CHECK(renamed("[x](#gotchas), [y](a.md#gotchas 't'), [z]\n\n## Gotchas\n\n[z]: <#gotchas>\n", 0, "Common pitfalls") ==
        "[x](#common-pitfalls), [y](a.md#common-pitfalls 't'), [z]\n\n## Common pitfalls\n\n[z]: <#common-pitfalls>\n");
}

TEST_CASE("links follow a heading whose number changes", "[rules]") {
  CHECK(renamed("[x](#gotchas-1)\n\n## Gotchas\n\n### Gotchas\n", 0, "Pitfalls") ==
        "[x](#gotchas)\n\n## Pitfalls\n\n### Gotchas\n");
}

TEST_CASE("links to an id of HTML stay", "[rules]") {
  CHECK(renamed("[x](#gotchas)\n\n<a id=\"gotchas\"></a>\n\n## Gotchas\n", 0, "Pitfalls") ==
        "[x](#gotchas)\n\n<a id=\"gotchas\"></a>\n\n## Pitfalls\n");
}

TEST_CASE("a heading that another file links to is left alone", "[rules]") {
  const NamedText text{"topics/a.md", "## Gotchas\n"};
  CHECK(renamed({text, {"topics/b.md", "[x](a.md#gotchas)\n"}}, 0, "Pitfalls") == "no fix");
  CHECK(renamed({text, {"topics/b.md", "[x](a.md#other) [y](#gotchas)\n"}}, 0, "Pitfalls") == "## Pitfalls\n");
  CHECK(renamed({text, {"topics/b.md", "[x](a.md#gotchas)\n"}}, 0, "GOTCHAS") == "## GOTCHAS\n");
}

TEST_CASE("a link that is not written plainly keeps a heading from its new name", "[rules]") {
  CHECK(renamed("[x](&#35;gotchas)\n\n## Gotchas\n", 0, "Pitfalls") == "no fix");
}

TEST_CASE("links with GitHub's prefix follow a heading as well", "[rules]") {
  CHECK(renamed("# A\n\n## Gotchas\n\n[x](#user-content-gotchas)\n", 1, "Pitfalls") ==
        "# A\n\n## Pitfalls\n\n[x](#user-content-pitfalls)\n");
}
