#include "core/topic/topic.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using testing::TextTopic;

TEST_CASE("a topic is called by its title, else by its slug", "[topic]") {
  const TextTopic titled("---\ntitle: Some Title\nstatus: draft\n---\n", "topics/deep/some_title.md");
  CHECK(titled.value.slug == "some_title");
  CHECK(titled.value.path() == "topics/deep/some_title.md");
  CHECK(titled.value.display_title() == "Some Title");
  const TextTopic bare("# Heading\n", "v1.2.md");
  CHECK(bare.value.slug == "v1.2");
  CHECK(bare.value.display_title() == "v1.2");
}

TEST_CASE("blanks below front matter are no body", "[topic]") {
  CHECK_FALSE(TextTopic("---\ntitle: x\n---\n \n\t\r\n").value.has_body());
  CHECK_FALSE(TextTopic("").value.has_body());
  CHECK(TextTopic("---\ntitle: x\n---\n\nx\n").value.has_body());
  CHECK_FALSE(TextTopic("---\ntitle: x\n").value.has_body());
}

TEST_CASE("sound front matter is there, readable, valid and without doubled keys", "[topic]") {
  CHECK(TextTopic("---\ntitle: x\nstatus: draft\n---\n").value.has_sound_front_matter());
  CHECK_FALSE(TextTopic("# x\n").value.has_sound_front_matter());
  CHECK_FALSE(TextTopic("---\ntitle: x\n---\n").value.has_sound_front_matter());
  CHECK_FALSE(TextTopic("---\ntitle: `x`\nstatus: draft\n---\n").value.has_sound_front_matter());
  CHECK_FALSE(TextTopic("---\ntitle: x\nstatus: draft\ntitle: y\n---\n").value.has_sound_front_matter());
}

TEST_CASE("front matter that cannot be read leaves the text readable", "[topic]") {
  const TextTopic topic("---\ntitle: `x`\n---\n# Heading\n");
  REQUIRE(topic.value.yaml_problem);
  CHECK(topic.value.yaml_problem->message == "a value cannot begin with '`'");
  CHECK(topic.value.yaml_problem->span == Span{11, 12});
  CHECK_FALSE(topic.value.yaml);
  CHECK(topic.value.front.title.empty());
  REQUIRE(topic.value.document.headings.size() == 1);
  CHECK(topic.value.document.headings[0].text == "Heading");
}

TEST_CASE("progress counts sections, words and code, and rounds minutes up", "[topic]") {
  std::string text = "---\ntitle: x\nstatus: draft\n---\n# Title here\n\n## References\n\n";
  for (int i = 0; i < 217; ++i) text += "word ";
  text += "\n\n```python\nnot counted as words\n```\n\n    indented code\n";
  const Progress progress = progress_of(TextTopic(text).value);
  CHECK(progress.sections_done == 1);
  CHECK(progress.sections_total == 7);
  CHECK(progress.words == 220);  // with those of the headings
  CHECK(progress.code_blocks == 1);
  CHECK(progress.reading_minutes == 2);
}

TEST_CASE("an empty topic takes no time", "[topic]") {
  const Progress progress = progress_of(TextTopic("").value);
  CHECK(progress.words == 0);
  CHECK(progress.reading_minutes == 0);
  CHECK(progress.sections_done == 0);
}

TEST_CASE("where front matter is optional, a text without any is sound and called by its heading", "[topic]") {
  schema::Kind free = testing::default_kind();
  free.front_matter = nullptr;
  const testing::TextCollection made(
      {testing::NamedText{"a.md", "---\n\n# A *b*\n"}, testing::NamedText{"b.md", "---\nx: 1\n---\ntext\n"},
       testing::NamedText{"c.md", "Title\n---\n"}, testing::NamedText{"d.md", "---\nx: `\n---\n"}},
      {}, {free});
  const auto& topics = made.value.topics;
  CHECK(topics[0].has_sound_front_matter());
  CHECK_FALSE(topics[0].region.unclosed);
  CHECK(topics[0].display_title() == "A b");
  CHECK(topics[1].has_sound_front_matter());
  CHECK(topics[1].violations.empty());
  CHECK(topics[1].region.body_begin == 13);
  CHECK(topics[2].has_sound_front_matter());
  CHECK(topics[2].display_title() == "c");
  CHECK_FALSE(topics[3].has_sound_front_matter());
}
