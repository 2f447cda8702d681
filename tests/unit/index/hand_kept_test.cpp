#include "core/index/hand_kept.hpp"

#include <random>
#include <string>
#include <vector>

#include "core/index/index.hpp"
#include "core/scaffold/scaffold.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using index::HandKeptIndex;
using testing::NamedText;
using testing::TextCollection;

namespace {

/// A page of this text, read.
class Read {
public:
  explicit Read(const std::string& text) : source_("README.md", text), page_{&source_, markdown::parse(source_, 0)} {
    value = index::read_hand_kept(page_);
  }
  [[nodiscard]] const Page& page() const { return page_; }
  [[nodiscard]] std::string findings() const {
    std::string text;
    for (const Diagnostic& found : value.findings) text += to_line(found) + '\n';
    return text;
  }

private:
  SourceFile source_;
  Page page_;

public:
  HandKeptIndex value = {};
};

const std::string table_heading = "| Topic | Status | Date Completed | Key Insights |\n|---|---|---|---|\n";

/// The title of the topic that a row of this name belongs to; empty for none.
std::string match(const std::string& row, const std::vector<std::string>& titles) {
  std::string text;
  for (const std::string& title : titles) text += "### 🔲 " + title + "\n\n";
  const Read read(text + table_heading + "| " + row + " | 🔲 Planned | | yes |\n");
  for (const auto& topic : read.value.topics) {
    if (topic.key_insights == "yes") return topic.title;
  }
  return {};
}

}  // namespace

TEST_CASE("an entry says all that its topic will say", "[index]") {
  const Read read(
      "### ✅ Lists\n**File**: `a_list.md`  \n**Topics Covered**:\n- One\n- `two`\n\n**When to Read**: "
      "Now\n\n---\n\nText.\n\n" +
      table_heading + "| Arrays | ✅ Created | 2025-01-02 | none |\n| Lists | ✅ Created | 2025-01-02 | all |\n");
  REQUIRE(read.value.topics.size() == 1);
  const index::HandKeptTopic& topic = read.value.topics.front();
  CHECK(topic.title == "Lists");
  CHECK(topic.short_title.empty());
  CHECK(topic.status == Status::created);
  CHECK(topic.file == "a_list.md");
  CHECK(topic.topics == std::vector<std::string>{"One", "`two`"});
  CHECK(topic.when_to_read == "Now");
  CHECK(topic.completed == parse_date("2025-01-02"));
  CHECK(topic.key_insights == "all");
  CHECK(read.findings() == "README.md:15:3: row 'Arrays' matches no topic's heading\n");
}

TEST_CASE("a row belongs to one title or to none", "[index]") {
  CHECK(match("Sets", {"Sets", "Sets and maps"}) == "Sets");
  CHECK(match("Descriptors", {"The Descriptor Protocol", "Sets"}) == "The Descriptor Protocol");
  CHECK(match("Set & Map", {"Sets and Maps"}) == "Sets and Maps");
  CHECK(match("Protocol", {"The Descriptor Protocol"}).empty());
  CHECK(match("Set", {"Sets of sets", "Sets of maps"}).empty());
  CHECK(match("Sets and maps", {"Sets"}).empty());
  CHECK(match("[Sets](sets.md)", {"Sets"}) == "Sets");
}

TEST_CASE("headings and tables in code are text", "[index]") {
  const Read read("### 🔲 Sets\n\n```text\n### 🔲 Maps\n" + table_heading + "| Maps | | | |\n```\n\nAnd this.\n");
  CHECK(read.value.topics.size() == 1);
  CHECK(read.findings() ==
        "README.md:3:1: topic 'Sets' has no field for this line\n"
        "README.md:10:1: topic 'Sets' has no field for this line\n");
}

namespace {

const std::vector<std::string> texts{"plain",  "a [b] c",      "`code` here", "lone ` tick", "<b>",
                                     "a \\ b", "# no heading", "1. no list",  "pipe | x",    "- dash",
                                     "é 生",   "***",          "x \\| y"};

const std::string& any(std::mt19937& engine) {
  return texts[std::uniform_int_distribution<std::size_t>(0, texts.size() - 1)(engine)];
}

NamedText any_topic(std::mt19937& engine, int number) {
  scaffold::Request request{
      "T" + std::to_string(number) + ' ' + any(engine), "", {any(engine), any(engine)}, any(engine)};
  request.position = number;
  const bool created = number % 2 == 0;
  if (created) request.completed = parse_date("2025-01-0" + std::to_string(number));
  request.key_insights = any(engine);
  const std::string path = "topics/t" + std::to_string(number) + ".md";
  return {path, scaffold::front_matter(request, created ? Status::created : Status::planned)};
}

std::string rendered(const Collection& collection) {
  std::string text;
  for (const char* region : {"available", "planned", "tracking"}) {
    text += index::render_region(region, collection, {"README.md", false}) + "\n---\n\n";
  }
  return text;
}

/// The topic's file as an import writes it, with its place among those that it was read from.
NamedText written(const index::HandKeptTopic& topic) {
  scaffold::Request request{topic.title, topic.short_title, topic.topics, topic.when_to_read};
  request.completed = topic.completed;
  request.key_insights = topic.key_insights;
  request.position = topic.title[1] - '0';
  return {"topics/t" + std::string(1, topic.title[1]) + ".md", scaffold::front_matter(request, topic.status)};
}

}  // namespace

TEST_CASE("a page that was rendered, read and rendered again is the same", "[index][property]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    std::mt19937 engine(seed);
    std::vector<NamedText> files;
    for (int number = 1; number <= 4; ++number) files.push_back(any_topic(engine, number));
    const std::string text = rendered(TextCollection(files).value);
    const Read read(text);
    INFO("seed " << seed << "\n" << text);
    CHECK(read.findings().empty());
    REQUIRE(read.value.topics.size() == 4);
    std::vector<NamedText> again;
    for (const auto& topic : read.value.topics) again.push_back(written(topic));
    CHECK(rendered(TextCollection(again).value) == text);
  }
}

TEST_CASE("where the index would be written otherwise is told", "[index]") {
  const Read read("### 🔲 Sets\n\n**Planned Topics**:\n- [x]\n\n### 🔲 Maps\n**Planned Topics**:\n- One\n\n");
  CHECK(read.findings().empty());
  std::vector<NamedText> files;
  for (const auto& topic : read.value.topics) {
    const scaffold::Request request{topic.title, "", topic.topics};
    files.push_back({"topics/" + topic.title + ".md", scaffold::front_matter(request, topic.status)});
  }
  const TextCollection collection(files);
  const std::vector<Topic> made{collection.value.topics[1], collection.value.topics[0]};
  const auto found = index::differences(read.page(), read.value, made, {"README.md", false});
  REQUIRE(found.size() == 1);
  CHECK(to_line(found.front()) == "README.md:2:1: `render-index` writes '**Planned Topics**:' here");
  CHECK(found.front().severity == Severity::warning);
}
