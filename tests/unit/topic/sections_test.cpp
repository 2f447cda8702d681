#include "core/topic/sections.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using Texts = std::vector<std::string>;

namespace {

/// Three sections: A (alias First) of five words, B of none, C that needs code and may be left out.
schema::DocumentSchema small_schema() {
  schema::DocumentSchema schema;
  schema.name = "note";
  schema.subsection_guidance = "Explain *it* here.";
  schema.sections = {{"A", {"First", "Beginning"}, "Begin with A.", true, 5, false, false},
                     {"B", {}, "Then say B.", true, 0, false, false},
                     {"C", {}, "", false, 0, true, false}};
  return schema;
}

struct Mapped {
  explicit Mapped(const std::string& text) : source("n.md", text), document(markdown::parse(source, 0)) {
    map = map_sections(source, document, small_schema(), built_in_languages());
  }
  SourceFile source;
  markdown::Document document;
  SectionMap map = {};

  /// "spec state words code" of each section found; "-" for none of the schema's, "~" after one matched otherwise.
  [[nodiscard]] Texts found() const {
    Texts lines;
    for (const Section& section : map.found) {
      const std::string spec = section.spec ? small_schema().sections[*section.spec].name : "-";
      lines.push_back(fmt::format("{}{} {} {} {}", spec, section.alias ? "~" : "", to_string(section.state),
                                  section.words, section.code_blocks));
    }
    return lines;
  }

  /// "section[<>other] after spec" of each misplacement.
  [[nodiscard]] Texts misplaced() const {
    Texts lines;
    for (const Misplacement& one : map.misplaced) {
      const std::string other = one.swapped_with ? fmt::format("<>{}", *one.swapped_with) : "";
      const std::string after = one.belongs_after ? small_schema().sections[*one.belongs_after].name : "nothing";
      lines.push_back(fmt::format("{}{} after {}", one.section, other, after));
    }
    return lines;
  }
};

const std::string five = "one two three four five\n";

}  // namespace

TEST_CASE("sections are known by name, alias and case", "[topic]") {
  CHECK(Mapped("# T\n\n## A\n" + five + "## **b**:\nx\n## Other\ny\n").found() ==
        Texts{"A done 5 0", "B~ done 1 0", "- done 1 0"});
  CHECK(Mapped("## first\n" + five).found() == Texts{"A~ done 5 0"});
  CHECK(Mapped("First\n-----\n" + five).found() == Texts{"A~ done 5 0"});
}

TEST_CASE("a section goes to the next heading of its level or above", "[topic]") {
  const Mapped mapped("## A\none\n### Sub\ntwo\n## B\nthree\n# New\nnot counted\n## C\n");
  CHECK(mapped.found() == Texts{"A stub 2 0", "B done 1 0", "C empty 0 0"});
  CHECK(slice(mapped.source.text(), mapped.map.found[0].body) == "\none\n### Sub\ntwo\n");
  CHECK(slice(mapped.source.text(), mapped.map.found[1].body) == "\nthree\n");
  CHECK(slice(mapped.source.text(), mapped.map.found[2].body) == "\n");
}

TEST_CASE("headings in lists and quotes begin no section", "[topic]") {
  CHECK(Mapped("> ## A\n\n- ## B\n\n## C\n").found() == Texts{"C empty 0 0"});
}

TEST_CASE("comments, rules and headings leave a section empty", "[topic]") {
  CHECK(Mapped("## B\n\n<!-- later -->\n\n---\n\n### Sub\n\n## C\n").found() == Texts{"B empty 0 0", "C empty 0 0"});
}

TEST_CASE("too few words or no code make a stub", "[topic]") {
  CHECK(Mapped("## A\none two three four\n").found() == Texts{"A stub 4 0"});
  CHECK(Mapped("## C\nx\n").found() == Texts{"C stub 1 0"});
  CHECK(Mapped("## C\n```py\nx\n```\n").found() == Texts{"C done 0 1"});
  CHECK(Mapped("## C\n\n    indented\n").found() == Texts{"C stub 0 0"});
  CHECK(Mapped("## C\nx\n\n<!--\n```py\nx\n```\n-->\n").found() == Texts{"C stub 1 0"});
}

TEST_CASE("the schema's own guidance is a placeholder and no words", "[topic]") {
  const Mapped mapped("## A\n\n*Begin with A.*\n\n" + five + "## B\n\nThen\nsay   B.\n");
  CHECK(mapped.found() == Texts{"A stub 5 0", "B stub 0 0"});
  REQUIRE(mapped.map.found[0].placeholders.size() == 1);
  CHECK(slice(mapped.source.text(), mapped.map.found[0].placeholders[0]) == "*Begin with A.*");
}

TEST_CASE("guidance of a subsection is a placeholder everywhere, of a section only there", "[topic]") {
  CHECK(Mapped("## B\n\n### x\n\nExplain *it* here.\n").found() == Texts{"B stub 0 0"});
  CHECK(Mapped("## B\n\nBegin with A.\n").found() == Texts{"B done 3 0"});
  CHECK(Mapped("## Other\n\nBegin with A.\n").found() == Texts{"- stub 0 0"});
}

TEST_CASE("guidance in code or within other words is none", "[topic]") {
  CHECK(Mapped("## B\n\n```\nThen say B.\n```\n").found() == Texts{"B done 0 0"});
  CHECK(Mapped("## B\n\nThen say B. And more.\n").found() == Texts{"B done 5 0"});
}

TEST_CASE("required sections that are not there are missing", "[topic]") {
  const Mapped mapped("## B\nx\n");
  CHECK(mapped.map.missing == std::vector<std::size_t>{0});
  CHECK(mapped.map.state(0) == SectionState::missing);
  CHECK(mapped.map.state(1) == SectionState::done);
  CHECK(mapped.map.state(2) == SectionState::missing);
  CHECK(mapped.map.of_spec(0) == nullptr);
  CHECK(mapped.map.of_spec(1) == &mapped.map.found[0]);
}

TEST_CASE("of two sections with one meaning the first counts", "[topic]") {
  const Mapped mapped("## A\nshort\n## B\nx\n## First\n" + five + "## b\n");
  CHECK(mapped.map.duplicates == std::vector<std::size_t>{2, 3});
  CHECK(mapped.map.state(0) == SectionState::stub);
  CHECK(mapped.misplaced().empty());
}

TEST_CASE("sections in the schema's order are not misplaced, with others between", "[topic]") {
  CHECK(Mapped("## A\n## Other\n## B\n## More\n## C\n").misplaced().empty());
  CHECK(Mapped("## A\n## C\n").misplaced().empty());
}

TEST_CASE("two sections that changed places are one misplacement", "[topic]") {
  CHECK(Mapped("## B\n## A\n").misplaced() == Texts{"0<>1 after A"});
  CHECK(Mapped("## Other\n## C\n## B\n## A\n").misplaced() == Texts{"1<>3 after B"});
}

TEST_CASE("a section that moved belongs after the last present one before it", "[topic]") {
  CHECK(Mapped("## C\n## A\n## B\n").misplaced() == Texts{"0 after B"});
  CHECK(Mapped("## B\n## C\n## A\n").misplaced() == Texts{"2 after nothing"});
}
