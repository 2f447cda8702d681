#include "core/topic/field_change.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;
using schema::FieldType;

namespace {

const std::vector<std::string> order{"title", "status", "completed", "weeks", "key_insights"};

Result<std::string> changed(const std::string& text, const FieldChange& change) {
  return with_field(SourceFile("a.md", text), change, order);
}

std::string front(const std::string& yaml) { return "---\n" + yaml + "---\n\n# T\n"; }

/// What becomes of the lines between the fences.
std::string after(const std::string& yaml, const FieldChange& change) {
  const auto made = changed(front(yaml), change);
  INFO(yaml);
  REQUIRE(made);
  REQUIRE(made->size() >= front("").size());
  CHECK(made->substr(made->size() - 9) == "---\n\n# T\n");
  return made->substr(4, made->size() - front("").size());
}

}  // namespace

TEST_CASE("a value is put in the place of another one", "[topic]") {
  CHECK(after("title: A\nstatus: draft\n", {"status", {"created"}, FieldType::any}) == "title: A\nstatus: created\n");
  CHECK(after("title:   A   # why\n", {"title", {"B"}, FieldType::text}) == "title:   B   # why\n");
  CHECK(after("title:\nstatus: x\n", {"title", {"B"}, FieldType::text}) == "title: B\nstatus: x\n");
  CHECK(after("title: ~\n", {"title", {"B"}, FieldType::text}) == "title: B\n");
  CHECK(after("title: A\n", {"title", {"2024"}, FieldType::text}) == "title: \"2024\"\n");
  CHECK(after("title: A\n", {"title", {"a: b #c"}, FieldType::text}) == "title: \"a: b #c\"\n");
}

TEST_CASE("quotes stay", "[topic]") {
  CHECK(after("title: 'A'\n", {"title", {"It's"}, FieldType::text}) == "title: 'It''s'\n");
  CHECK(after("title: \"A\"\n", {"title", {"B"}, FieldType::text}) == "title: \"B\"\n");
  CHECK(after("title: \"A\"\n", {"title", {"a\"\\b"}, FieldType::text}) == "title: \"a\\\"\\\\b\"\n");
  CHECK(after("title: 'A'\n", {"title", {"a\nb"}, FieldType::text}) == "title: \"a\\nb\"\n");
  CHECK(after("completed: '2025-01-01'\n", {"completed", {"2025-01-02"}, FieldType::date}) ==
        "completed: '2025-01-02'\n");
}

TEST_CASE("a text of several lines gives way to one", "[topic]") {
  CHECK(after("title: |\n  A\n  B\nstatus: x\n", {"title", {"C"}, FieldType::text}) == "title: C\nstatus: x\n");
  CHECK(after("title: A\n  B\nstatus: x\n", {"title", {"C"}, FieldType::text}) == "title: C\nstatus: x\n");
}

TEST_CASE("numbers and dates are plain", "[topic]") {
  CHECK(after("title: A\n", {"position", {"12"}, FieldType::number}) == "title: A\nposition: 12\n");
  CHECK(after("title: A\n", {"minutes", {"2.5"}, FieldType::any}) == "title: A\nminutes: 2.5\n");
  CHECK(after("title: A\n", {"ready", {"true"}, FieldType::any}) == "title: A\nready: true\n");
  CHECK(after("title: A\n", {"ready", {"1-2"}, FieldType::number}) == "title: A\nready: \"1-2\"\n");
}

TEST_CASE("lists keep their form", "[topic]") {
  CHECK(after("weeks: [1, 2]  # soon\n", {"weeks", {"3"}, FieldType::numbers}) == "weeks: [3]  # soon\n");
  CHECK(after("topics:\n  - A\n  - B\nstatus: x\n", {"topics", {"C", "d: e"}, FieldType::texts}) ==
        "topics:\n  - C\n  - \"d: e\"\nstatus: x\n");
  CHECK(after("topics:\n- A\n", {"topics", {"C", "D"}, FieldType::texts}) == "topics:\n- C\n- D\n");
  CHECK(after("title: A\n", {"topics", {"C", "D"}, FieldType::texts}) == "title: A\ntopics:\n  - C\n  - D\n");
  CHECK(after("title: A\n", {"weeks", {"3"}, FieldType::numbers}) == "title: A\nweeks: [3]\n");
  CHECK(after("requires: numpy\n", {"requires", {"numpy", "a, b"}, FieldType::any}) == "requires: [numpy, \"a, b\"]\n");
}

TEST_CASE("a new field stands where its schema has it", "[topic]") {
  CHECK(after("title: A\nstatus: x\nkey_insights: y\n", {"completed", {"2025-01-01"}, FieldType::date}) ==
        "title: A\nstatus: x\ncompleted: 2025-01-01\nkey_insights: y\n");
  CHECK(after("title: |\n  A\n# about\nkey_insights: y\n", {"status", {"draft"}, FieldType::any}) ==
        "title: |\n  A\nstatus: draft\n# about\nkey_insights: y\n");
  CHECK(after("key_insights: y\n", {"title", {"A"}, FieldType::text}) == "key_insights: y\ntitle: A\n");
  CHECK(after("", {"title", {"A"}, FieldType::text}) == "title: A\n");
}

TEST_CASE("a field goes with all of its lines and no other", "[topic]") {
  CHECK(after("title: A\ntopics:\n  - B\n  - C\n# end\n", {"topics", {}, FieldType::texts}) == "title: A\n# end\n");
  CHECK(after("title: |\n  A\n\nstatus: x\n", {"title", {}, FieldType::text}) == "\nstatus: x\n");
  CHECK(after("title: A  # why\nstatus: x\n", {"title", {}, FieldType::text}) == "status: x\n");
  CHECK(after("title: A\n", {"weeks", {}, FieldType::numbers}) == "title: A\n");
}

TEST_CASE("line ends and a byte order mark stay", "[topic]") {
  const auto made = changed("\xEF\xBB\xBF---\r\ntitle: A\r\n---\r\n", {"topics", {"B", "C"}, FieldType::texts});
  REQUIRE(made);
  CHECK(*made == "\xEF\xBB\xBF---\r\ntitle: A\r\ntopics:\r\n  - B\r\n  - C\r\n---\r\n");
}

TEST_CASE("what cannot be changed byte by byte is refused", "[topic]") {
  const auto refused = [](const std::string& text, const FieldChange& change) {
    const auto made = changed(text, change);
    return made ? "done: " + *made : made.error().message;
  };
  const FieldChange title{"title", {"B"}, FieldType::text};
  CHECK(refused("# A\n", title) == "has no front matter");
  CHECK(refused(front("title: [A\n"), title).rfind("cannot be used\na.md:", 0) == 0);
  CHECK(refused(front("{title: A, status: x}\n"), {"title", {}, FieldType::text}) ==
        "writes field 'title' in a way that cannot be changed here");
  CHECK(refused(front("title: A\ntitle: C\n"), title) == "writes field 'title' in a way that cannot be changed here");
  CHECK(refused(front("topics:\n  - A\n  # and\n  - B\n"), {"topics", {"C"}, FieldType::texts}) ==
        "has a comment inside of field 'topics', which is yours to edit");
  CHECK(refused(front("a: {b: c}\n"), {"a", {"x", "y"}, FieldType::texts}).rfind("done: ", 0) == 0);
}
