#include "core/listing/json.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using namespace deepdive::listing;
using testing::TextCollection;

namespace {

const std::string full =
    "---\ntitle: \"A \\\"B\\\"\"\nstatus: created\nposition: 1\ncompleted: 2025-11-12\ntopics: [é, x]\nweeks: "
    "[2]\n---\n"
    "# A\n\n## References\n\nOne word.\n\n```py\nx\n```\n";

}  // namespace

TEST_CASE("topics as JSON have every field, absent ones null", "[listing]") {
  const TextCollection made({{"topics/a.md", full}, {"topics/b.md", ""}});
  CHECK(topics_json(rows_of(topics_in_order(made.value))) == R"({
  "schema_version": 1,
  "topics": [
    {
      "slug": "a",
      "path": "topics/a.md",
      "kind": null,
      "title": "A \"B\"",
      "short_title": null,
      "status": "created",
      "position": 1,
      "completed": "2025-11-12",
      "reviewed": null,
      "topics": [
        "\u00e9",
        "x"
      ],
      "when_to_read": null,
      "weeks": [
        2
      ],
      "prerequisites": [],
      "key_insights": null,
      "python": null,
      "requires": [],
      "timeout": null,
      "sections_done": 0,
      "sections_total": 7,
      "words": 4,
      "code_blocks": 1,
      "reading_minutes": 1,
      "fields": {}
    },
    {
      "slug": "b",
      "path": "topics/b.md",
      "kind": null,
      "title": null,
      "short_title": null,
      "status": null,
      "position": null,
      "completed": null,
      "reviewed": null,
      "topics": [],
      "when_to_read": null,
      "weeks": [],
      "prerequisites": [],
      "key_insights": null,
      "python": null,
      "requires": [],
      "timeout": null,
      "sections_done": 0,
      "sections_total": 7,
      "words": 0,
      "code_blocks": 0,
      "reading_minutes": 0,
      "fields": {}
    }
  ]
}
)");
}

TEST_CASE("a collection without topics is JSON as well", "[listing]") {
  CHECK(topics_json({}) == "{\n  \"schema_version\": 1,\n  \"topics\": []\n}\n");
}

TEST_CASE("status as JSON has totals and the state of each section", "[listing]") {
  TextCollection made(
      {{"topics/a.md", full}, {"topics/b.md", "---\ntitle: B\nstatus: planned\n---\n"}, {"topics/c.md", ""}});
  made.value.kinds.front().document.sections.resize(1);
  CHECK(status_json(rows_of({&made.value.topics[1]})) == R"({
  "schema_version": 1,
  "totals": {
    "topics": 1,
    "created": 0,
    "draft": 0,
    "planned": 1,
    "unknown": 0,
    "words": 0,
    "code_blocks": 0,
    "reading_minutes": 0
  },
  "topics": [
    {
      "slug": "b",
      "path": "topics/b.md",
      "kind": null,
      "title": "B",
      "short_title": null,
      "status": "planned",
      "position": null,
      "completed": null,
      "reviewed": null,
      "topics": [],
      "when_to_read": null,
      "weeks": [],
      "prerequisites": [],
      "key_insights": null,
      "python": null,
      "requires": [],
      "timeout": null,
      "sections_done": 0,
      "sections_total": 1,
      "words": 0,
      "code_blocks": 0,
      "reading_minutes": 0,
      "fields": {},
      "sections": [
        {
          "name": "Introduction and motivation",
          "state": "missing",
          "words": 0,
          "code_blocks": 0
        }
      ]
    }
  ]
}
)");
}

TEST_CASE("no control character of a topic stands in JSON as itself", "[listing]") {
  const TextCollection made({testing::NamedText{"topics/\x7F\xC2\x9B\x1B.md", ""}});
  const std::string text = topics_json(rows_of(topics_in_order(made.value)));
  CHECK(visible(text) == text);
  CHECK(nlohmann::json::parse(text).at("topics").at(0).at("path") == "topics/\x7F\xC2\x9B\x1B.md");
}

TEST_CASE("bytes that are not UTF-8 do not make JSON unreadable", "[listing]") {
  const TextCollection made({testing::NamedText{"topics/\xFF.md", ""}});
  const std::string text = topics_json(rows_of(topics_in_order(made.value)));
  const nlohmann::json topic = nlohmann::json::parse(text).at("topics").at(0);
  CHECK(topic.at("slug") == "\xEF\xBF\xBD");
  CHECK(topic.at("path") == "topics/\xEF\xBF\xBD.md");
}
