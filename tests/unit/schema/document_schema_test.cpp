#include "core/schema/document_schema.hpp"

#include <string>
#include <vector>

#include "core/schema/embedded.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using Texts = std::vector<std::string>;

namespace {

Texts faults(const std::string& text) {
  const auto read = schema::read_document_schema(SourceFile("s.yaml", text));
  Texts lines;
  if (read) return lines;
  for (const Diagnostic& fault : read.error()) {
    CHECK(fault.rule == "invalid-schema");
    lines.push_back(to_line(fault) + (fault.help.empty() ? "" : " | " + fault.help));
  }
  return lines;
}

}  // namespace

TEST_CASE("the built-in schema asks for seven sections", "[schema]") {
  const schema::DocumentSchema& schema = testing::default_schema();
  CHECK(schema.name == "deep dive");
  Texts names;
  for (const schema::SectionSpec& section : schema.sections) names.push_back(section.name);
  CHECK(names == Texts{"Introduction and motivation", "Fundamentals", "Advanced usage", "Performance analysis",
                       "Real-world examples", "Common pitfalls", "References"});
}

TEST_CASE("every key of a section is read, with its default", "[schema]") {
  const auto read = schema::read_document_schema(SourceFile("s.yaml",
                                                            "name: note\n"
                                                            "subsection_guidance: Say it.\n"
                                                            "sections:\n"
                                                            "  - name: A\n"
                                                            "    aliases: [B, C]\n"
                                                            "    guidance: Do.\n"
                                                            "    required: false\n"
                                                            "    min_words: 12\n"
                                                            "    needs_code: true\n"
                                                            "    takes_topics: true\n"
                                                            "  - name: D\n"));
  REQUIRE(read);
  CHECK(read->name == "note");
  CHECK(read->subsection_guidance == "Say it.");
  REQUIRE(read->sections.size() == 2);
  const schema::SectionSpec& full = read->sections[0];
  CHECK(full.name == "A");
  CHECK(full.aliases == Texts{"B", "C"});
  CHECK(full.guidance == "Do.");
  CHECK_FALSE(full.required);
  CHECK(full.min_words == 12);
  CHECK(full.needs_code);
  CHECK(full.takes_topics);
  const schema::SectionSpec& bare = read->sections[1];
  CHECK(bare.name == "D");
  CHECK(bare.aliases.empty());
  CHECK(bare.guidance.empty());
  CHECK(bare.required);
  CHECK(bare.min_words == 0);
  CHECK_FALSE(bare.needs_code);
  CHECK_FALSE(bare.takes_topics);
}

TEST_CASE("a schema without sections asks for none", "[schema]") {
  const auto read = schema::read_document_schema(SourceFile("s.yaml", "name: note\nsections: []\n"));
  REQUIRE(read);
  CHECK(read->sections.empty());
}

TEST_CASE("faults of a schema file come with their places", "[schema]") {
  CHECK(faults("name: x\nsections:\n  - nam: A\n  - name: B\n    min_word: 3\n    required: perhaps\n") ==
        Texts{"s.yaml:3:5: field 'sections[0].nam' is not known | did you mean 'name'?",
              "s.yaml:5:5: field 'sections[1].min_word' is not known | did you mean 'min_words'?",
              "s.yaml:6:15: field 'sections[1].required' must be true or false"});
  CHECK(faults("name: x\nsections: [{name: A, min_words: -1}]\n") ==
        Texts{"s.yaml:2:33: field 'sections[0].min_words' is -1; it must be at least 0"});
  CHECK(faults("sections: []\n") ==
        Texts{"s.yaml:1:1: field 'name' is missing | what one document is called in messages, such as 'deep dive'"});
  CHECK(faults("name: x\nname: y\nsections: []\n") == Texts{"s.yaml:2:1: field 'name' stands here twice"});
  CHECK(faults("name: `x`\n") == Texts{"s.yaml:1:7: a value cannot begin with '`' | put the value in quotes"});
}

TEST_CASE("a name that two sections claim is refused at the second", "[schema]") {
  CHECK(faults("name: x\nsections:\n  - {name: A, aliases: [B]}\n  - {name: C, aliases: [D, '**b**:']}\n") ==
        Texts{"s.yaml:4:28: the name '**b**:' stands here twice"});
  CHECK(faults("name: x\nsections:\n  - name: Real-World\n  - name: real-world\n") ==
        Texts{"s.yaml:4:11: the name 'real-world' stands here twice"});
  CHECK(faults("name: x\nsections:\n  - {name: A, aliases: [a]}\n") ==
        Texts{"s.yaml:3:25: the name 'a' stands here twice"});
}

TEST_CASE("names are compared without case, blanks and outer punctuation", "[schema]") {
  CHECK(schema::fold_section_name("Common Pitfalls") == "common pitfalls");
  CHECK(schema::fold_section_name("  **Common \t pitfalls**: ") == "common pitfalls");
  CHECK(schema::fold_section_name("`Real-world` examples!") == "real-world` examples");
  CHECK(schema::fold_section_name("É") == "É");
  CHECK(schema::fold_section_name("...").empty());
}
