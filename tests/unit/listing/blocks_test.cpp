#include "core/listing/blocks.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/json_schema.hpp"

using namespace deepdive;

namespace {

const std::string text =
    "```python {file=\"shop/queue.py\"}\nwaiting = []\n```\n\n"
    "<!-- deepdive: isolated -->\n```python {raises=\"ImportError: no*\" exit=2 requires=\"attrs, numpy\"}\nimport "
    "x\n```\n\n"
    "```python\n>>> 1\n1\n```\n\n"
    "<!--\n```python bench\nx = 1\n```\n-->\n\n"
    "```python {skip=\"needs a printer\"}\nx\n```\n\n"
    "```text\nx\n```\n\n"
    "```python no_run\nx\n```\n";

/// The planned blocks of a topic, with what they point into.
struct Planned {
  testing::TextTopic topic{text};
  snippets::RunPlan plan = snippets::plan_run(topic.value, {});
  std::vector<listing::PlannedBlock> blocks = listing::planned_blocks(topic.value, plan);
};

}  // namespace

TEST_CASE("the blocks that something is done with are listed with what is special about them", "[listing]") {
  const Planned planned;
  CHECK(listing::planned_table(planned.blocks) ==
        "BLOCK                 LANGUAGE  FATE   NOTES\n"
        "topics/example.md:1   python    write  shop/queue.py\n"
        "topics/example.md:6   python    run    isolated, raises ImportError: no*, exit status 2, needs attrs and "
        "numpy\n"
        "topics/example.md:10  python    run    session\n"
        "topics/example.md:16  python    run    hidden, bench\n"
        "topics/example.md:29  python    check  no_run\n");
  CHECK(listing::planned_table({}).empty());
}

TEST_CASE("the list for programs has all that is planned", "[listing]") {
  const Planned planned;
  const nlohmann::json root = nlohmann::json::parse(listing::planned_json(planned.blocks));
  CHECK(root.at("schema_version") == 1);
  REQUIRE(root.at("blocks").size() == 5);
  CHECK(root.at("blocks").at(1) == nlohmann::json::parse(R"({
    "path": "topics/example.md", "line": 6, "end_line": 8, "language": "python", "fate": "run", "reason": "",
    "session": false, "hidden": false, "isolated": true, "bench": false, "file": "", "raises": "ImportError: no*",
    "compile_fail": null, "exit": 2, "stdin": null, "python": "", "requires": ["attrs", "numpy"], "timeout": 10.0
  })"));
}

TEST_CASE("the list for programs is what its schema says, and nothing more", "[listing]") {
  const Planned planned;
  const nlohmann::json schema = testing::closed(testing::read_json("schema/blocks.schema.json"));
  const auto root = nlohmann::json::parse(listing::planned_json(planned.blocks));
  const std::vector<std::string> none;
  CHECK(testing::violations(schema, root) == none);
  CHECK(testing::violations(schema, nlohmann::json::parse(listing::planned_json({}))) == none);
  for (const auto& [name, ignored] : root.at("blocks").at(0).items()) {
    INFO(name);
    nlohmann::json broken = root;
    broken["blocks"][0].erase(name);
    CHECK(testing::violations(schema, broken) != none);
    broken["blocks"][0][name] = nlohmann::json::object();
    CHECK(testing::violations(schema, broken) != none);
  }
}

TEST_CASE("the fates of blocks are a table without control characters", "[listing]") {
  using snippets::BlockStatus;
  CHECK(listing::fates_table({{"a.md", 3, "python", BlockStatus::passed, ""},
                              {"topics/b.md", 12, "", BlockStatus::skipped, "needs\x1B[1m\na GPU"}}) ==
        "BLOCK           LANGUAGE  STATUS   REASON\n"
        "a.md:3          python    passed\n"
        "topics/b.md:12            skipped  needs␛[1m␊a GPU\n");
  CHECK(listing::fates_table({}).empty());
}
