#include "core/scaffold/scaffold.hpp"

#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using scaffold::Request;
using testing::TextTopic;
using Texts = std::vector<std::string>;

namespace {

schema::DocumentSchema two_sections() {
  schema::DocumentSchema schema;
  schema.name = "note";
  schema.subsection_guidance = "Explain it.";
  schema.sections = {{"Start", {}, "Begin.", true, 0, false, false}, {"Body", {}, "", true, 0, false, true}};
  return schema;
}

const Request full{"Import: System", "Imports", {"How `import` works", "a: b"}, "Later", {3, 4}};

void check_reads_back(const std::string& text, const Request& request, Status status) {
  INFO(text);
  const TextTopic topic(text);
  CHECK(topic.value.violations.empty());
  CHECK(topic.value.has_sound_front_matter());
  const FrontMatter& front = topic.value.front;
  CHECK(front.title == request.title);
  CHECK(front.short_title == request.short_title);
  CHECK(front.status == status);
  CHECK(front.topics == request.topics);
  CHECK(front.when_to_read == request.when_to_read);
  CHECK(front.weeks == request.weeks);
}

std::string promoted(const std::string& text) {
  return scaffold::promoted_document(TextTopic(text).value, two_sections());
}

const std::string sections =
    "\n# T\n\n## Start\n\n*Begin.*\n\n## Body\n\n### one\n\n*Explain it.*\n\n### two\n\n*Explain it.*\n";

std::string with_line_ends(const std::string& text) {
  std::string made;
  for (const char c : text) made += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return made;
}

}  // namespace

TEST_CASE("a planned topic is front matter alone", "[scaffold]") {
  CHECK(scaffold::planned_document(full) ==
        "---\n"
        "title: \"Import: System\"\n"
        "short_title: Imports\n"
        "status: planned\n"
        "topics:\n"
        "  - How `import` works\n"
        "  - \"a: b\"\n"
        "when_to_read: Later\n"
        "weeks: [3, 4]\n"
        "---\n");
  CHECK(scaffold::planned_document({"T", {}, {}, {}, {}}) == "---\ntitle: T\nstatus: planned\n---\n");
}

TEST_CASE("a draft has every section with its guidance, and a heading for each topic", "[scaffold]") {
  CHECK(scaffold::draft_document({"T", {}, {"one", "two"}, {}, {}}, two_sections()) ==
        "---\ntitle: T\nstatus: draft\ntopics:\n  - one\n  - two\n---\n" + sections);
}

TEST_CASE("what is written reads back as it was asked for", "[scaffold]") {
  check_reads_back(scaffold::planned_document(full), full, Status::planned);
  check_reads_back(scaffold::draft_document(full, testing::default_schema()), full, Status::draft);
}

TEST_CASE("a draft of the built-in schema has all sections, all of them still placeholders", "[scaffold]") {
  const TextTopic topic(scaffold::draft_document(full, testing::default_schema()));
  CHECK(topic.value.sections.missing.empty());
  CHECK(topic.value.sections.duplicates.empty());
  CHECK(topic.value.sections.misplaced.empty());
  CHECK(topic.value.sections.found.size() == 7);
  for (const Section& section : topic.value.sections.found) {
    CHECK(section.spec);
    CHECK_FALSE(section.alias);
    CHECK(section.state == SectionState::stub);
    CHECK_FALSE(section.placeholders.empty());
    CHECK(section.words == 0);
  }
}

TEST_CASE("whatever an author asks for reads back", "[scaffold][property]") {
  const Texts atoms{"a", "Word ", "9", ":", ": ", "#",    " #",         "\"",  "'",    "\\",   "-", "[", "]", "{", "`",
                    "*", "&",     "|", "é", "😀",  "null", "2025-11-12", "---", "<!--", "\x1B", "%", "@", "?", ","};
  std::mt19937 random(11);
  std::uniform_int_distribution<std::size_t> atom(0, atoms.size() - 1);
  const auto some_text = [&] {
    std::string text = "x";
    for (int n = 0; n < 5; ++n) text += atoms[atom(random)];
    return std::string(trim(text));
  };
  for (int i = 0; i < 200; ++i) {
    const Request request{some_text(), some_text(), {some_text(), some_text()}, some_text(), {i % 53 + 1}};
    check_reads_back(scaffold::planned_document(request), request, Status::planned);
    check_reads_back(scaffold::draft_document(request, two_sections()), request, Status::draft);
  }
}

TEST_CASE("promoting keeps every byte of the front matter but the status", "[scaffold]") {
  const std::string before = "---\n# a comment\ntitle:   'T'   # the title\nstatus: ";
  const std::string after = "   # not yet\ntopics: [one,\n  \"two\"]\nkey_insights: planned\n---\n";
  CHECK(promoted(before + "planned" + after) == before + "draft" + after + sections);
  CHECK(promoted(before + "\"planned\"" + after) == before + "\"draft\"" + after + sections);
}

TEST_CASE("promoting keeps line ends, a byte order mark and blank lines", "[scaffold]") {
  const std::string planned = "---\ntitle: T\nstatus: planned\ntopics: [one, two]\n---\n";
  const std::string draft = "---\ntitle: T\nstatus: draft\ntopics: [one, two]\n---\n";
  CHECK(promoted(with_line_ends(planned)) == with_line_ends(draft + sections));
  CHECK(promoted("\xEF\xBB\xBF" + planned) == "\xEF\xBB\xBF" + draft + sections);
  CHECK(promoted(planned + "\n\n") == draft + "\n\n" + sections);
}

TEST_CASE("promoting mends a missing last line end", "[scaffold]") {
  CHECK(promoted("---\ntitle: T\nstatus: planned\ntopics: [one, two]\n---") ==
        "---\ntitle: T\nstatus: draft\ntopics: [one, two]\n---\n" + sections);
  CHECK(promoted("---\r\ntitle: T\r\nstatus: planned\r\ntopics: [one, two]\r\n---") ==
        with_line_ends("---\ntitle: T\nstatus: draft\ntopics: [one, two]\n---\n" + sections));
}

TEST_CASE("headings are one line each, without control characters", "[scaffold]") {
  const Request request{"Two\nlines", {}, {"a\nb\rc", "\x1B[1m bold" + std::string(1, '\0') + "\x7F."}, {}, {}};
  const std::string text = scaffold::draft_document(request, two_sections());
  CHECK(text.find('\r') == std::string::npos);
  const TextTopic topic(text);
  Texts headings;
  for (const auto& heading : topic.value.document.headings) headings.push_back(heading.text);
  CHECK(headings == Texts{"Two lines", "Start", "Body", "a b c", "[1m bold ."});
}

TEST_CASE("a day of a new topic is plain, other fields are quoted where they must be", "[scaffold]") {
  Request request{"T", "", {}, "", {}};
  request.fields = {{"begun", "2025-12-01"}, {"place", "1st floor"}};
  CHECK(scaffold::planned_document(request) ==
        "---\ntitle: T\nstatus: planned\nbegun: 2025-12-01\nplace: \"1st floor\"\n---\n");
}
