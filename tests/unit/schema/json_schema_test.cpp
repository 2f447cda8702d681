#include "core/schema/json_schema.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "core/schema/embedded.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using Texts = std::vector<std::string>;

namespace {

std::string_view kind_name(schema::ViolationKind kind) {
  switch (kind) {
    case schema::ViolationKind::unknown_field: return "unknown";
    case schema::ViolationKind::missing_field: return "missing";
    case schema::ViolationKind::invalid_value: return "invalid";
  }
  return {};
}

/// "kind field <bytes>: message | help | suggestion" of each violation.
Texts violations(const schema::JsonSchema& schema, const std::string& text) {
  const SourceFile source("f.yaml", text);
  const auto tree = yaml::parse(source, {0, text.size()});
  REQUIRE(tree);
  Texts lines;
  for (const schema::Violation& violation : schema.check(tree->root)) {
    lines.push_back(fmt::format("{} {} <{}>: {} | {} | {}", kind_name(violation.kind), violation.field,
                                slice(text, violation.span), violation.message, violation.help, violation.suggestion));
  }
  return lines;
}

Texts front_matter(const std::string& text) { return violations(testing::front_matter_schema(), text); }

Texts small(const std::string& schema_text, const std::string& text) {
  const auto schema = schema::JsonSchema::compile(schema_text);
  REQUIRE(schema);
  return violations(*schema, text);
}

}  // namespace

TEST_CASE("sound front matter has no violation", "[schema]") {
  CHECK(front_matter("title: x\nstatus: draft\n").empty());
  CHECK(front_matter("title: x\nstatus: created\ncompleted: 2025-11-12\nreviewed: 2026-01-01\nposition: 1\n"
                     "topics: [a, b]\nwhen_to_read: c\nweeks: [2, 53]\nkey_insights: d\npython: \">=3.11\"\n"
                     "short_title: e\n")
            .empty());
}

TEST_CASE("missing fields are named at the mapping's first key", "[schema]") {
  CHECK(front_matter("topics: [a]\n") ==
        Texts{"missing status <topics>: field 'status' is missing | planned: front matter only; draft: being written; "
              "created: finished | ",
              "missing title <topics>: field 'title' is missing | the topic's name, as the index shows it | "});
  CHECK(front_matter("") ==
        Texts{"missing status <>: field 'status' is missing | planned: front matter only; draft: being written; "
              "created: finished | ",
              "missing title <>: field 'title' is missing | the topic's name, as the index shows it | "});
}

TEST_CASE("an unknown field is suggested its nearest name", "[schema]") {
  CHECK(front_matter("title: x\nstatus: draft\nweek: [2]\n") ==
        Texts{"unknown week <week>: field 'week' is not known | did you mean 'weeks'? | weeks"});
  CHECK(front_matter("title: x\nstatus: draft\nauthor: me\n") ==
        Texts{"unknown author <author>: field 'author' is not known |  | "});
}

TEST_CASE("an unknown field beside a missing one is reported once", "[schema]") {
  CHECK(front_matter("titel: x\nstatus: draft\n") ==
        Texts{"unknown titel <titel>: field 'titel' is not known | did you mean 'title'? | title"});
  CHECK(front_matter("name: x\nstatus: draft\n") ==
        Texts{"unknown name <name>: field 'name' is not known | did you mean 'title'? | title"});
}

TEST_CASE("two unknown fields are not guessed for one that is missing", "[schema]") {
  CHECK(front_matter("name: x\nauthor: y\nstatus: draft\n") ==
        Texts{"unknown name <name>: field 'name' is not known |  | ",
              "missing title <name>: field 'title' is missing | the topic's name, as the index shows it | ",
              "unknown author <author>: field 'author' is not known |  | "});
}

TEST_CASE("a value of another type is said in plain words", "[schema]") {
  CHECK(front_matter("title: 2025\nstatus: draft\n") ==
        Texts{"invalid title <2025>: field 'title' must be text | put the value in quotes | "});
  CHECK(front_matter("title: true\nstatus: draft\n") ==
        Texts{"invalid title <true>: field 'title' must be text | put the value in quotes | "});
  CHECK(front_matter("title: [x]\nstatus: draft\n") == Texts{"invalid title <[x]>: field 'title' must be text |  | "});
  CHECK(front_matter("title:\nstatus: draft\n") ==
        Texts{"invalid title <>: field 'title' has no value; it must be text |  | "});
  CHECK(front_matter("title: x\nstatus: draft\npython: 3.11\n") ==
        Texts{"invalid python <3.11>: field 'python' must be text | put the value in quotes | "});
  CHECK(front_matter("title: x\nstatus: draft\ntopics: one\n") ==
        Texts{"invalid topics <one>: field 'topics' must be a list |  | "});
  CHECK(front_matter("title: x\nstatus: draft\nposition: first\n") ==
        Texts{"invalid position <first>: field 'position' must be a whole number |  | "});
  CHECK(front_matter("title: x\nstatus: draft\nposition: \"1\"\n") ==
        Texts{"invalid position <\"1\">: field 'position' must be a whole number |  | "});
}

TEST_CASE("items of lists are named by their place", "[schema]") {
  CHECK(front_matter("title: x\nstatus: draft\ntopics: [a, 7, b, ~, {c: d}]\n") ==
        Texts{"invalid topics[1] <7>: field 'topics[1]' must be text | put the value in quotes | ",
              "invalid topics[3] <~>: field 'topics[3]' has no value; it must be text |  | ",
              "invalid topics[4] <{c: d}>: field 'topics[4]' must be text |  | "});
  CHECK(front_matter("title: x\nstatus: draft\nweeks: [0, 2, 54, two]\n") ==
        Texts{"invalid weeks[0] <0>: field 'weeks[0]' is 0; it must be between 1 and 53 |  | ",
              "invalid weeks[2] <54>: field 'weeks[2]' is 54; it must be between 1 and 53 |  | ",
              "invalid weeks[3] <two>: field 'weeks[3]' must be a whole number |  | "});
}

TEST_CASE("a choice is suggested its nearest", "[schema]") {
  CHECK(front_matter("title: x\nstatus: planed\n") ==
        Texts{"invalid status <planed>: 'planed' is none of 'planned', 'draft', 'created' | did you mean 'planned'? | "
              "planned"});
  CHECK(front_matter("title: x\nstatus: ready\n") ==
        Texts{"invalid status <ready>: 'ready' is none of 'planned', 'draft', 'created' |  | "});
}

TEST_CASE("texts and lists of the wrong length are refused", "[schema]") {
  CHECK(front_matter("title: \"\"\nstatus: draft\n") == Texts{"invalid title <\"\">: field 'title' is empty |  | "});
  CHECK(front_matter("title: x\nstatus: draft\ntopics: ['']\n") ==
        Texts{"invalid topics[0] <''>: field 'topics[0]' is empty |  | "});
  const std::string title(201, 'x');
  CHECK(front_matter("title: " + title + "\nstatus: draft\n") ==
        Texts{"invalid title <" + title + ">: field 'title' has more than 200 characters |  | "});
  CHECK(front_matter("title: " + std::string(200, 'x') + "\nstatus: draft\n").empty());
  CHECK(small(R"({"properties": {"n": {"type": "array", "minItems": 2}}})", "n: [é]\n") ==
        Texts{"invalid n <[é]>: field 'n' has fewer than 2 items |  | "});
  CHECK(small(R"({"properties": {"n": {"type": "string", "minLength": 3}}})", "n: éé\n") ==
        Texts{"invalid n <éé>: field 'n' has fewer than 3 characters |  | "});
}

TEST_CASE("dates are checked against the calendar", "[schema]") {
  CHECK(front_matter("title: x\nstatus: created\ncompleted: 2025-02-29\n") ==
        Texts{"invalid completed <2025-02-29>: '2025-02-29' is no date (YYYY-MM-DD) |  | "});
  CHECK(front_matter("title: x\nstatus: created\ncompleted: 12.11.2025\n") ==
        Texts{"invalid completed <12.11.2025>: '12.11.2025' is no date (YYYY-MM-DD) |  | "});
  CHECK(front_matter("title: x\nstatus: created\ncompleted: 2025\n") ==
        Texts{"invalid completed <2025>: field 'completed' must be text | put the value in quotes | "});
  CHECK(front_matter("title: x\nstatus: created\ncompleted: [2025-11-12]\n") ==
        Texts{"invalid completed <[2025-11-12]>: field 'completed' must be text |  | "});
  CHECK(front_matter("title: x\nstatus: draft\nreviewed:\n") ==
        Texts{"invalid reviewed <>: field 'reviewed' has no value; it must be text |  | "});
}

TEST_CASE("a created topic needs its date and a planned one has none", "[schema]") {
  CHECK(
      front_matter("title: x\nstatus: created\n") ==
      Texts{"missing completed <title>: field 'completed' is missing | the day it was finished: a created topic needs "
            "it, a planned one has none | "});
  CHECK(front_matter("title: x\nstatus: planned\ncompleted: 2025-11-12\n") ==
        Texts{"invalid completed <2025-11-12>: field 'completed' does not belong here | the day it was finished: a "
              "created topic needs it, a planned one has none | "});
  CHECK(front_matter("title: x\nstatus: draft\ncompleted: 2025-11-12\n").empty());
}

TEST_CASE("violations come in the order of their places", "[schema]") {
  CHECK(front_matter("week: 1\nstatus: x\ntitle: 3\ntopics: 4\n") ==
        Texts{"unknown week <week>: field 'week' is not known | did you mean 'weeks'? | weeks",
              "invalid status <x>: 'x' is none of 'planned', 'draft', 'created' |  | ",
              "invalid title <3>: field 'title' must be text | put the value in quotes | ",
              "invalid topics <4>: field 'topics' must be a list |  | "});
}

TEST_CASE("deeper fields are named by their path", "[schema]") {
  const std::string nested = R"({"type": "object", "properties": {"index": {"type": "object",
      "additionalProperties": false, "required": ["file"],
      "properties": {"file": {"type": "string"}, "links": {"type": "boolean"}}}}})";
  CHECK(small(nested, "index:\n  link: true\n  fil: x\n") ==
        Texts{"unknown index.link <link>: field 'index.link' is not known | did you mean 'links'? | links",
              "unknown index.fil <fil>: field 'index.fil' is not known | did you mean 'file'? | file"});
  CHECK(small(nested, "index:\n  links: yes\n") ==
        Texts{"missing index.file <links>: field 'index.file' is missing |  | ",
              "invalid index.links <yes>: field 'index.links' must be true or false |  | "});
}

TEST_CASE("one-sided ranges and unknown demands are said as well", "[schema]") {
  CHECK(small(R"({"properties": {"n": {"type": "number", "minimum": 2}}})", "n: 1.5\n") ==
        Texts{"invalid n <1.5>: field 'n' is 1.5; it must be at least 2 |  | "});
  CHECK(small(R"({"properties": {"n": {"type": "integer", "maximum": 2}}})", "n: 3\n") ==
        Texts{"invalid n <3>: field 'n' is 3; it must be at most 2 |  | "});
  CHECK(small(R"({"properties": {"n": {"type": "string", "pattern": "^a", "description": "begins with a"}}})",
              "n: b\n") == Texts{"invalid n <b>: field 'n' is not what the schema asks for | begins with a | "});
  CHECK(small(R"({"properties": {"n": {"type": ["string", "integer"]}}})", "n: [1]\n") ==
        Texts{"invalid n <[1]>: field 'n' must be text or a whole number |  | "});
}

TEST_CASE("a field that is called like a word of schemas is a field", "[schema]") {
  const std::string names = R"({"additionalProperties": false,
      "properties": {"format": {"type": "string"}, "pattern": {"type": "string"}}})";
  CHECK(small(names, "format: x\npattern: '['\n").empty());
  CHECK(small(names, "format: 1\n") ==
        Texts{"invalid format <1>: field 'format' must be text | put the value in quotes | "});
}

TEST_CASE("no value makes the check throw", "[schema]") {
  for (const std::string& field : testing::front_matter_schema().fields()) {
    for (const std::string value :
         {"", "~", "1", "1.5", "true", "x", "''", "[]", "[~]", "[[x]]", "[{a: b}]", "{}", "{a: b}"}) {
      INFO(field << ": " << value);
      CHECK_NOTHROW(front_matter(field + ": " + value + "\n"));
    }
  }
}

TEST_CASE("fields are known in the schema's order", "[schema]") {
  CHECK(testing::front_matter_schema().fields() == Texts{"title", "short_title", "status", "position", "completed",
                                                         "reviewed", "topics", "when_to_read", "weeks", "prerequisites",
                                                         "key_insights", "python", "requires", "timeout"});
}

TEST_CASE("what is no schema is an error", "[schema]") {
  CHECK_FALSE(schema::JsonSchema::compile(""));
  CHECK_FALSE(schema::JsonSchema::compile("{\"type\": "));
  CHECK_FALSE(schema::JsonSchema::compile("[]"));
  CHECK_FALSE(schema::JsonSchema::compile("{\"type\": 7}"));
  CHECK_FALSE(schema::JsonSchema::compile(R"({"properties": {"a": {"pattern": "["}}})"));
  CHECK_FALSE(schema::JsonSchema::compile(R"({"patternProperties": {"[": {"type": "string"}}})"));
}

TEST_CASE("the schemas of this program are built in", "[schema]") {
  for (const std::string name : {"deep-dive.schema.json", "deepdive.schema.json", "front-matter.schema.json"}) {
    INFO(name);
    CHECK(schema::JsonSchema::compile(schema::embedded(name)));
  }
  CHECK(schema::embedded("other.json").empty());
}
