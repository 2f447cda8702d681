#include "core/listing/field.hpp"

#include <set>
#include <string>
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
    case FieldKind::number: return std::holds_alternative<long long>(value);
    case FieldKind::texts: return std::holds_alternative<std::vector<std::string>>(value);
    case FieldKind::numbers: return std::holds_alternative<std::vector<long long>>(value);
  }
  return false;
}

}  // namespace

TEST_CASE("each field has a name of its own and is found by it", "[listing]") {
  std::set<std::string> names;
  for (const std::string& name : field_names()) {
    INFO(name);
    CHECK(names.insert(name).second);
    REQUIRE(find_field(name));
    CHECK(find_field(name)->name == name);
  }
  CHECK(names.size() == fields().size());
  CHECK(find_field("no_such") == nullptr);
}

TEST_CASE("every field of front matter can be asked for", "[listing]") {
  for (const std::string& name : testing::front_matter_schema().fields()) {
    INFO(name);
    CHECK(find_field(name));
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
  for (const Field& field : fields()) {
    INFO(field.name);
    CHECK(fits(field.kind, field.of(row)));
  }
}
