#include <string>
#include <vector>

#include "core/index/index.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using testing::NamedText;
using testing::TextCollection;

namespace {

NamedText topic(const std::string& name, const std::string& fields) {
  return {"topics/" + name + ".md", "---\n" + fields + "---\n"};
}

std::vector<NamedText> three_topics() {
  return {topic("plain", "title: Plain\nstatus: planned\n"),
          topic("gen",
                "title: Generators [1]\nshort_title: Gen\nstatus: created\ncompleted: 2025-11-12\n"
                "topics: [first, '- second']\nwhen_to_read: Soon\nkey_insights: a|b\nposition: 1\n"),
          topic("work", "title: In Work\nstatus: draft\ntopics: [one]\nreviewed: 2026-02-01\n")};
}

std::string render(const std::string& region, const std::vector<NamedText>& topics,
                   const IndexSettings& settings = {}) {
  const TextCollection made(topics);
  return index::render_region(region, made.value, settings);
}

}  // namespace

TEST_CASE("regions have their order", "[index]") {
  CHECK(index::region_names() == std::vector<std::string>{"available", "planned", "tracking", "updated", "roadmap"});
}

TEST_CASE("created topics are available, with a link to their file", "[index]") {
  CHECK(render("available", three_topics()) ==
        "### ✅ Generators \\[1\\]\n"
        "**File**: [`gen.md`](topics/gen.md)  \n"
        "**Topics Covered**:\n"
        "- first\n"
        "- \\- second\n"
        "\n"
        "**When to Read**: Soon\n");
}

TEST_CASE("a file is only named where links are off", "[index]") {
  CHECK(render("available", {topic("a", "title: A\nstatus: created\n")}, {"README.md", false}) ==
        "### ✅ A\n**File**: `a.md`  \n");
}

TEST_CASE("all others are planned, those in work with a sign of their own", "[index]") {
  CHECK(render("planned", three_topics()) ==
        "### 🔲 Plain\n"
        "\n---\n\n"
        "### 🚧 In Work\n"
        "**Planned Topics**:\n"
        "- one\n");
}

TEST_CASE("the table has a row for each topic, in the order of positions", "[index]") {
  CHECK(render("tracking", three_topics()) ==
        "| Topic | Status | Date Completed | Key Insights |\n"
        "|-------|--------|----------------|--------------|\n"
        "| [Gen](topics/gen.md) | ✅ Created | 2025-11-12 | a\\|b |\n"
        "| Plain | 🔲 Planned | | |\n"
        "| In Work | 🚧 Draft | | |\n");
}

TEST_CASE("the page is as new as the latest day of a topic", "[index]") {
  CHECK(render("updated", three_topics()) == "**Last Updated**: 2026-02-01\n");
  CHECK(render("updated", {topic("a", "title: A\nstatus: planned\n")}) == "**Last Updated**: never\n");
}

TEST_CASE("a region without topics says so", "[index]") {
  CHECK(render("available", {}) == "*Nothing here yet.*\n");
  CHECK(render("planned", {}) == "*Nothing here yet.*\n");
  CHECK(render("tracking", {}) ==
        "| Topic | Status | Date Completed | Key Insights |\n|-------|--------|----------------|--------------|\n");
  CHECK(render("updated", {}) == "**Last Updated**: never\n");
  CHECK(render("roadmap", {}) == "*Nothing here yet.*\n");
}

TEST_CASE("topics that do not say what they are stay out", "[index]") {
  const std::vector<NamedText> topics{topic("a", "status: created\ncompleted: 2027-01-01\n"),
                                      topic("b", "title: B\n"),
                                      topic("c", "title: `C`\nstatus: created\n"),
                                      {"topics/d.md", "# D\n"}};
  CHECK(render("available", topics) == "*Nothing here yet.*\n");
  CHECK(render("planned", topics) == "*Nothing here yet.*\n");
  CHECK(render("updated", topics) == "**Last Updated**: never\n");
}

TEST_CASE("links lead from the page's folder to the topic", "[index]") {
  CHECK(render("available", {topic("a", "title: A\nstatus: created\n")}, {"docs/en/README.md", true}) ==
        "### ✅ A\n**File**: [`a.md`](../../topics/a.md)  \n");
}

TEST_CASE("whatever a file is called, its name and link stay whole", "[index]") {
  const auto available = [](const std::string& name) {
    return render("available", {topic(name, "title: A\nstatus: created\n")});
  };
  CHECK(available("a (b) <c>") == "### ✅ A\n**File**: [`a (b) <c>.md`](topics/a%20%28b%29%20%3Cc%3E.md)  \n");
  CHECK(available("c#") == "### ✅ A\n**File**: [`c#.md`](topics/c%23.md)  \n");
  CHECK(available("100%?") == "### ✅ A\n**File**: [`100%?.md`](topics/100%25%3F.md)  \n");
  CHECK(available("a`b") == "### ✅ A\n**File**: [`` a`b.md ``](topics/a%60b.md)  \n");
  CHECK(available("a\nb") == "### ✅ A\n**File**: [`a b.md`](topics/a%0Ab.md)  \n");
  CHECK(available("grün") == "### ✅ A\n**File**: [`grün.md`](topics/grün.md)  \n");
}

TEST_CASE("links of the index resolve to the topics that they name", "[index]") {
  for (const std::string name : {"plain", "a b", "c#", "100%41", "x?y", "q&a", "[z]", "a\\b", "t`t", "ü"}) {
    INFO(name);
    const TextCollection made({topic(name, "title: A\nstatus: created\n")});
    const SourceFile page("docs/index.md", index::render_region("available", made.value, {"docs/index.md", true}));
    const markdown::Document document = markdown::parse(page, 0);
    REQUIRE(document.links.size() == 1);
    CHECK(resolve_link("docs/index.md", document.links[0].target).path == "topics/" + name + ".md");
  }
}
