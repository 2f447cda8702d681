#include "core/listing/field.hpp"

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using namespace deepdive::listing;

namespace {

/// Whether a value can be one of a field of this kind.
bool fits(FieldKind kind, const FieldValue& value) {
  switch (kind) {
    case FieldKind::text:
    case FieldKind::date: return std::holds_alternative<std::string>(value);
    case FieldKind::number: return std::holds_alternative<double>(value);
    case FieldKind::texts: return std::holds_alternative<std::vector<std::string>>(value);
    case FieldKind::numbers: return std::holds_alternative<std::vector<double>>(value);
  }
  return false;
}

/// A collection whose front matter has the schema, or says anything where that is empty.
schema::Kind kind_with(const std::string& json, const std::string& name = {}) {
  schema::Kind kind = testing::default_kind();
  kind.name = name;
  kind.front_matter = nullptr;
  if (json.empty()) return kind;
  kind.front_matter = std::make_shared<const schema::JsonSchema>(std::move(*schema::JsonSchema::compile(json)));
  return kind;
}

/// The collection's own fields as "name:type".
std::string own_fields(const testing::TextCollection& collection) {
  const std::vector<std::string> words{"text", "number", "date", "texts", "numbers"};
  std::string text;
  const Fields fields = fields_of(collection.value);
  for (std::size_t i = built_in_fields().size(); i < fields.size(); ++i) {
    text += (text.empty() ? "" : " ") + fields[i].name + ':' + words[static_cast<std::size_t>(fields[i].kind)];
  }
  return text;
}

}  // namespace

TEST_CASE("each field has a name of its own and is found by it", "[listing]") {
  std::set<std::string> names;
  for (const Field& field : built_in_fields()) {
    INFO(field.name);
    CHECK(names.insert(field.name).second);
    CHECK(find_field(built_in_fields(), field.name) == &field);
  }
  CHECK_FALSE(find_field(built_in_fields(), "no_such"));
  CHECK(find_field(built_in_fields(), "titel").error().message == "field 'titel' is not known; did you mean 'title'?");
}

TEST_CASE("every field of front matter can be asked for", "[listing]") {
  for (const std::string& name : testing::front_matter_schema().fields()) {
    INFO(name);
    CHECK(find_field(built_in_fields(), name));
  }
}

TEST_CASE("a full topic has a value of its kind in every field", "[listing]") {
  const testing::TextTopic topic(
      "---\ntitle: T\nshort_title: S\nstatus: created\nposition: 1\ncompleted: 2025-11-12\nreviewed: 2026-01-01\n"
      "topics: [a]\nwhen_to_read: w\nweeks: [1]\nkey_insights: k\npython: \">=3.11\"\n"
      "requires: [numpy]\ntimeout: 30\n---\n");
  schema::Kind kind = *topic.value.kind;
  kind.name = "essay";
  Topic of_kind = topic.value;
  of_kind.kind = &kind;
  const Row row = rows_of({&of_kind}).front();
  for (const Field& field : built_in_fields()) {
    INFO(field.name);
    CHECK(fits(field.kind, field.of(row)));
  }
}

TEST_CASE("fields of a schema have the types that it gives them", "[listing]") {
  const testing::TextCollection made(
      {{"topics/a.md", "---\nlevel: 2\nextra: yes\n---\n"}}, {},
      {kind_with(R"({"properties": {"title": {"type": "string"}, "level": {"type": ["integer", "null"]},
                 "due": {"type": "string", "format": "date"}, "tags": {"type": ["string", "array"],
                 "items": {"type": "string"}}, "scores": {"type": "array", "items": {"type": "number"}},
                 "done": {"type": "boolean"}, "size": {"enum": [1, 2]}, "look": {"enum": ["plain", "rich"]}}})")});
  CHECK(own_fields(made) ==
        "level:number due:date tags:texts scores:numbers done:text size:number look:text extra:text");
}

TEST_CASE("fields without a schema have the narrowest type that fits", "[listing]") {
  const testing::TextCollection made(
      {{"topics/a.md",
        "---\nlevel: 2\nrate: 0.5\ndue: 2025-01-02\ntags: [x]\nmixed: 1\nquoted: '1'\nscores: [1]\nnone:\nempty: "
        "[]\n---\n"},
       {"topics/b.md", "---\nlevel: -1\ntags: y\nmixed: nan\nscores: 3\nmap: {a: 1}\n---\n"}},
      {}, {kind_with("")});
  CHECK(own_fields(made) ==
        "level:number rate:number due:date tags:texts mixed:text quoted:text scores:numbers none:text empty:texts "
        "map:text");
}

TEST_CASE("a field on whose type two schemas differ is what topics say", "[listing]") {
  const testing::TextCollection made({{"topics/a.md", "---\nlevel: easy\n---\n"}}, {},
                                     {kind_with(R"({"properties": {"level": {"type": "integer"}}})"),
                                      kind_with(R"({"properties": {"level": {"type": "string"}}})", "other")});
  CHECK(own_fields(made) == "level:text");
}

TEST_CASE("what is not of its field's type says nothing", "[listing]") {
  const testing::TextCollection made({{"topics/a.md", "---\nlevel: much\ndue: soon\n---\n"}}, {},
                                     {kind_with(R"({"properties": {"level": {"type": "integer"},
                                                "due": {"type": "string", "format": "date"}}})")});
  const Fields fields = fields_of(made.value);
  const Row row = rows_of({&made.value.topics.front()}).front();
  for (const std::string name : {"level", "due"}) {
    CHECK(std::holds_alternative<std::monostate>((*find_field(fields, name))->of(row)));
  }
}

TEST_CASE("values are texts", "[listing]") {
  CHECK(text_of({}).empty());
  CHECK(text_of(54.0) == "54");
  CHECK(text_of(0.5) == "0.5");
  CHECK(text_of(std::vector<double>{2, 11}) == "2; 11");
  CHECK(text_of(std::vector<std::string>{"a", "b"}) == "a; b");
}
