// One slip, one finding: each breakage is made alone in a copy of the sound collection, and all rules together must
// say one line about it.
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/shell.hpp"

namespace fs = std::filesystem;
using namespace deepdive::testing;

namespace {

const fs::path sound_collection = fs::path(DEEPDIVE_SOURCE_DIR) / "tests" / "fixtures" / "sound";
const std::string queues = "topics/bounded_queues.md";
const std::string lazy = "topics/lazy_sequences.md";
const std::string index_page = "README.md";

using Change = std::function<std::string(std::string)>;

struct Breakage {
  std::string name = {};
  std::string file = {};
  Change change = {};
  std::string finding = {};
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

/// Offset of a text that stands there exactly once, so that a breakage cannot miss what it means to break.
std::size_t find_once(const std::string& text, const std::string& wanted) {
  const std::size_t at = text.find(wanted);
  INFO("looking for: " << wanted);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(wanted, at + 1) == std::string::npos);
  return at;
}

Change replace(const std::string& before, const std::string& after) {
  return [=](std::string text) { return text.replace(find_once(text, before), before.size(), after); };
}

Change remove(const std::string& words) { return replace(words, ""); }

Change both(const Change& first, const Change& second) {
  return [=](std::string text) { return second(first(std::move(text))); };
}

Change insert_after(const std::string& place, const std::string& words) { return replace(place, place + words); }

struct Extent {
  std::size_t begin = 0;
  std::size_t size = 0;
};

/// From a section's heading up to the next one, or to the end.
Extent section_in(const std::string& text, const std::string& name) {
  const std::size_t begin = find_once(text, "\n## " + name + "\n") + 1;
  const std::size_t next = text.find("\n## ", begin);
  return {begin, (next == std::string::npos ? text.size() : next + 1) - begin};
}

Change remove_section(const std::string& name) {
  return [=](std::string text) {
    const Extent section = section_in(text, name);
    return text.erase(section.begin, section.size);
  };
}

Change repeat_section(const std::string& name) {
  return [=](std::string text) {
    const Extent section = section_in(text, name);
    return text.insert(section.begin, text.substr(section.begin, section.size));
  };
}

/// `first` stands above `second`.
Change swap_sections(const std::string& first, const std::string& second) {
  return [=](std::string text) {
    const Extent a = section_in(text, first);
    const Extent b = section_in(text, second);
    const std::string above = text.substr(a.begin, a.size);
    const std::string below = text.substr(b.begin, b.size);
    text.replace(b.begin, b.size, above);
    return text.replace(a.begin, a.size, below);
  };
}

Change empty_section(const std::string& name) {
  return [=](std::string text) {
    const Extent section = section_in(text, name);
    return text.replace(section.begin, section.size, "## " + name + "\n\n");
  };
}

std::vector<Breakage> front_matter_breakages() {
  return {
      {"the front matter is not closed", queues, replace("decision\n---\n", "decision\n"),
       "topics/bounded_queues.md:1:1: error: the front matter is not closed [invalid-front-matter]"},
      {"the front matter is not closed, and a break stands in the text", queues,
       both(replace("decision\n---\n", "decision\n"), replace("\n## Advanced usage\n", "\n---\n\n## Advanced usage\n")),
       "topics/bounded_queues.md:1:1: error: the front matter is not closed [invalid-front-matter]"},
      {"the front matter is not opened", queues, replace("---\ntitle: Bounded", "title: Bounded"),
       "topics/bounded_queues.md:1:1: error: the front matter does not begin with '---' on the first line "
       "[missing-front-matter]"},
      {"the opening line stands twice", queues, replace("---\ntitle:", "---\n---\ntitle:"),
       "topics/bounded_queues.md:1:1: error: the front matter does not begin with '---' on the first line "
       "[missing-front-matter]"},
      {"the opening line is too long", queues, replace("---\ntitle: Bounded", "----\ntitle: Bounded"),
       "topics/bounded_queues.md:1:1: error: the front matter does not begin with '---' on the first line "
       "[missing-front-matter]"},
      {"the closing line is too long", queues, replace("decision\n---\n", "decision\n----\n"),
       "topics/bounded_queues.md:1:1: error: the front matter is not closed [invalid-front-matter]"},
      {"a blank line stands above the front matter", queues, replace("---\ntitle: Bounded", "\n---\ntitle: Bounded"),
       "topics/bounded_queues.md:1:1: error: the front matter does not begin with '---' on the first line "
       "[missing-front-matter]"},
      {"a planned topic is not closed", lazy, replace("memory.\n---\n", "memory.\n"),
       "topics/lazy_sequences.md:1:1: error: the front matter is not closed [invalid-front-matter]"},
      {"there is no front matter", lazy, [](const std::string&) { return std::string("\n"); },
       "topics/lazy_sequences.md:1:1: error: the topic has no front matter [missing-front-matter]"},
      {"a value needs quotes", queues, replace("title: Bounded Queues", "title: Bounded: Queues"),
       "topics/bounded_queues.md:2:8: error: a value without quotes holds ': ' [invalid-front-matter]"},
      {"a quote is not closed", queues, replace("key_insights: A limit", "key_insights: \"A limit"),
       "topics/bounded_queues.md:10:15: error: the quoted value is not closed [invalid-front-matter]"},
      {"a tab stands in the indentation", queues, replace("  - Refusing work\n", "\t- Refusing work\n"),
       "topics/bounded_queues.md:7:1: error: a tab stands in the indentation [invalid-front-matter]"},
      {"a field is misspelt", queues, replace("when_to_read:", "when_to_reed:"),
       "topics/bounded_queues.md:8:1: error: field 'when_to_reed' is not known [unknown-field]"},
      {"the title field is misspelt", queues, replace("title: Bounded", "titel: Bounded"),
       "topics/bounded_queues.md:2:1: error: field 'titel' is not known [unknown-field]"},
      {"the status field is misspelt", queues, replace("status: created", "stauts: created"),
       "topics/bounded_queues.md:3:1: error: field 'stauts' is not known [unknown-field]"},
      {"the date field is misspelt", queues, replace("completed:", "complete:"),
       "topics/bounded_queues.md:4:1: error: field 'complete' is not known [unknown-field]"},
      {"the title field is missing", queues, remove("title: Bounded Queues\n"),
       "topics/bounded_queues.md:2:1: error: field 'title' is missing [invalid-field]"},
      {"the status field is missing", queues, remove("status: created\n"),
       "topics/bounded_queues.md:2:1: error: field 'status' is missing [invalid-field]"},
      {"the date field is missing", queues, remove("completed: 2026-03-14\n"),
       "topics/bounded_queues.md:2:1: error: field 'completed' is missing [invalid-field]"},
      {"a field stands twice", queues, insert_after("status: created\n", "status: created\n"),
       "topics/bounded_queues.md:4:1: error: field 'status' stands here twice [duplicate-key]"},
      {"a field stands twice with another value", queues, insert_after("status: created\n", "status: planned\n"),
       "topics/bounded_queues.md:4:1: error: field 'status' stands here twice [duplicate-key]"},
      {"the date does not exist", queues, replace("2026-03-14", "2026-02-30"),
       "topics/bounded_queues.md:4:12: error: '2026-02-30' is no date (YYYY-MM-DD) [invalid-field]"},
      {"the date is written in another way", queues, replace("2026-03-14", "14.03.2026"),
       "topics/bounded_queues.md:4:12: error: '14.03.2026' is no date (YYYY-MM-DD) [invalid-field]"},
      {"the status does not exist", queues, replace("status: created", "status: done"),
       "topics/bounded_queues.md:3:9: error: 'done' is none of 'planned', 'draft', 'created' [invalid-field]"},
      {"a created topic is called planned", queues, replace("status: created", "status: planned"),
       "topics/bounded_queues.md:3:9: error: the status is 'planned', but the topic has a text [contradicted-status]"},
      {"a planned topic is called a draft", lazy, replace("status: planned", "status: draft"),
       "topics/lazy_sequences.md:3:9: error: the status is 'draft', but the topic has no text [contradicted-status]"},
      {"a planned topic is called created", lazy, replace("status: planned", "status: created"),
       "topics/lazy_sequences.md:3:9: error: the status is 'created', but the topic has no text "
       "[contradicted-status]"},
      {"a planned topic has a text", lazy, [](std::string text) { return text + "\n# Lazy Sequences\n\nThey wait.\n"; },
       "topics/lazy_sequences.md:3:9: error: the status is 'planned', but the topic has a text [contradicted-status]"},
      {"a week is no number", queues, replace("weeks: [4]", "weeks: [four]"),
       "topics/bounded_queues.md:9:9: error: field 'weeks[0]' must be a whole number [invalid-field]"},
      {"a title is a number", queues, replace("title: Bounded Queues", "title: 42"),
       "topics/bounded_queues.md:2:8: error: field 'title' must be text [invalid-field]"},
      {"a title belongs to another topic", queues, replace("title: Bounded Queues", "title: Lazy Sequences"),
       "topics/bounded_queues.md:2:8: error: the title 'Lazy Sequences' belongs to another topic [duplicate-title]"},
      {"a promised topic has no heading", queues, replace("### Refusing work", "### Saying no"),
       "topics/bounded_queues.md:7:5: error: no heading takes up 'Refusing work' [uncovered-topic]"},
  };
}

std::vector<Breakage> structure_breakages() {
  return {
      {"the title is gone", queues, remove("# Bounded Queues\n"),
       "topics/bounded_queues.md:14:1: error: the text has no title [missing-title]"},
      {"the title is of level 2", queues, replace("\n# Bounded Queues\n", "\n## Bounded Queues\n"),
       "topics/bounded_queues.md:13:1: error: the text has no title; 'Bounded Queues' is of level 2 [missing-title]"},
      {"the first section is gone", queues, remove_section("Introduction and motivation"),
       "topics/bounded_queues.md:18:1: error: section 'Introduction and motivation' is missing [missing-section]"},
      {"a section that others build upon is gone", queues, remove_section("Fundamentals"),
       "topics/bounded_queues.md:29:1: error: section 'Fundamentals' is missing [missing-section]"},
      {"a section in the middle is gone", queues, remove_section("Performance analysis"),
       "topics/bounded_queues.md:117:1: error: section 'Performance analysis' is missing [missing-section]"},
      {"the last section is gone", queues, remove_section("References"),
       "topics/bounded_queues.md:202:1: error: section 'References' is missing [missing-section]"},
      {"a section is misspelt", queues, replace("## Common pitfalls", "## Comon pitfals"),
       "topics/bounded_queues.md:180:1: error: section 'Common pitfalls' is missing; 'Comon pitfals' has nearly "
       "its name [missing-section]"},
      {"a section to which links lead is misspelt", queues, replace("## Fundamentals", "## Fundamentls"),
       "topics/bounded_queues.md:29:1: error: section 'Fundamentals' is missing; 'Fundamentls' has nearly its "
       "name [missing-section]"},
      {"a section is renamed", queues, replace("## Performance analysis", "## Measurements"),
       "topics/bounded_queues.md:117:1: error: section 'Performance analysis' is missing; 'Measurements' stands "
       "in its place [missing-section]"},
      {"a section is a subsection", queues, replace("## Common pitfalls", "### Common pitfalls"),
       "topics/bounded_queues.md:180:1: error: section 'Common pitfalls' is missing; a heading of level 3 has "
       "its name [missing-section]"},
      {"a section is a title", queues, replace("## Fundamentals", "# Fundamentals"),
       "topics/bounded_queues.md:29:1: error: section 'Fundamentals' is missing; a heading of level 1 has its "
       "name [missing-section]"},
      {"a section stands twice", queues, repeat_section("Advanced usage"),
       "topics/bounded_queues.md:117:1: error: section 'Advanced usage' stands here twice [duplicate-section]"},
      {"a section has a copy in another place", queues,
       replace("\n## Fundamentals\n", "\n## References\n\nNothing yet.\n\n## Fundamentals\n"),
       "topics/bounded_queues.md:207:1: error: section 'References' stands here twice [duplicate-section]"},
      {"two sections that build upon each other have changed places", queues,
       swap_sections("Fundamentals", "Advanced usage"),
       "topics/bounded_queues.md:29:1: error: sections 'Advanced usage' and 'Fundamentals' have changed places "
       "[misplaced-section]"},
      {"two neighbours have changed places", queues, swap_sections("Common pitfalls", "References"),
       "topics/bounded_queues.md:180:1: error: sections 'References' and 'Common pitfalls' have changed places "
       "[misplaced-section]"},
      {"two distant sections have changed places", queues, swap_sections("Introduction and motivation", "References"),
       "topics/bounded_queues.md:18:1: error: sections 'References' and 'Introduction and motivation' have "
       "changed places [misplaced-section]"},
      {"a section is empty", queues, empty_section("Introduction and motivation"),
       "topics/bounded_queues.md:18:1: error: section 'Introduction and motivation' is empty [empty-section]"},
      {"a section is a placeholder", queues,
       both(empty_section("Introduction and motivation"),
            insert_after("## Introduction and motivation\n",
                         "\n*Show the problem that hurts, in code, before you define anything.*\n")),
       "topics/bounded_queues.md:20:1: error: a placeholder is still here [leftover-placeholder]"},
      {"a section is not in the schema", queues,
       replace("\n## Common pitfalls\n", "\n## History\n\nIt is old.\n\n## Common pitfalls\n"),
       "topics/bounded_queues.md:180:1: warning: section 'History' is not in the schema [unexpected-section]"},
      {"a heading level is left out", queues, replace("### Capacity and order", "#### Capacity and order"),
       "topics/bounded_queues.md:36:1: warning: heading 'Capacity and order' is of level 4 below one of level 2 "
       "[skipped-heading-level]"},
  };
}

std::vector<Breakage> code_breakages() {
  return {
      {"a block raises", queues, replace("assert line.take() == \"first\"", "raise ValueError(\"broken\")"),
       "topics/bounded_queues.md:64:1: error: the block raises ValueError: broken [failing-block]"},
      {"a block raises before it binds its names", queues,
       replace("from collections import deque\n", "raise RuntimeError(\"broken\")\n"),
       "topics/bounded_queues.md:44:1: error: the block raises RuntimeError: broken [failing-block]"},
      {"an import is gone", queues, remove("from collections import deque\n"),
       "topics/bounded_queues.md:49:9: error: the block raises NameError: name 'deque' is not defined "
       "[failing-block]"},
      {"the head of a class is gone", queues, remove("class Queue:\n"),
       "topics/bounded_queues.md:47:5: error: the block does not compile: unexpected indent [syntax-error]"},
      {"an assertion fails", queues, replace("[7, 8, 9]", "[7, 8, 10]"),
       "topics/bounded_queues.md:105:1: error: the block raises AssertionError [failing-block]"},
      {"a block loops for ever", queues, replace("assert list(readings.items) == [7, 8, 9]", "while True: pass"),
       "topics/bounded_queues.md:105:1: error: the block ran longer than 1 s [timed-out-block]"},
      {"a block loops for ever before it binds its names", queues,
       replace("from collections import deque\n", "while True: pass\n"),
       "topics/bounded_queues.md:44:1: error: the block ran longer than 1 s [timed-out-block]"},
      {"a block ends its process", queues,
       replace("assert list(readings.items) == [7, 8, 9]", "import os; os._exit(1)"),
       "topics/bounded_queues.md:92:1: error: the block ended its process: exit status 1 [failing-block]"},
      {"a block does not compile", queues, replace("def put_latest(queue, item):", "def put_latest(queue, item)"),
       "topics/bounded_queues.md:93:1: error: the block does not compile: expected ':' [syntax-error]"},
      {"a language is misspelt", queues, replace("```python\nfrom collections", "```pyhton\nfrom collections"),
       "topics/bounded_queues.md:43:4: error: language 'pyhton' is not known [unknown-language]"},
      {"a language is not known", queues, replace("```text", "```txet"),
       "topics/bounded_queues.md:172:4: error: language 'txet' is not known [unknown-language]"},
      {"a language is missing", queues, replace("```text", "```"),
       "topics/bounded_queues.md:172:1: warning: the code block names no language [missing-language]"},
      {"an attribute is misspelt", queues, replace("{raises=\"ValueError", "{raise=\"ValueError"),
       "topics/bounded_queues.md:187:12: error: attribute 'raise' is not known [invalid-attribute]"},
      {"a promise is not checked", queues, replace("{raises=\"ValueError", "{no_run raises=\"ValueError"),
       "topics/bounded_queues.md:187:19: warning: 'raises' is not checked: 'no_run' keeps it from being run "
       "[unrun-block]"},
      {"an expected exception does not come", queues, replace("checked(0)\n", "checked(1)\n"),
       "topics/bounded_queues.md:187:1: error: the block does not raise ValueError [missing-exception]"},
      {"another exception comes", queues, replace("raises=\"ValueError:", "raises=\"KeyError:"),
       "topics/bounded_queues.md:187:1: error: the block raises ValueError: a capacity is 1 at least, not "
       "KeyError: a capacity is 1 at least [failing-block]"},
      {"the first fence is not closed", queues,
       replace("assert line.take() == \"first\"\n```\n", "assert line.take() == \"first\"\n"),
       "topics/bounded_queues.md:43:1: error: the fence is not closed before line 76 opens another [unclosed-fence]"},
      {"a fence in the middle is not closed", queues, replace("arrivals=50) == 50\n```\n", "arrivals=50) == 50\n"),
       "topics/bounded_queues.md:124:1: error: the fence is not closed before line 151 opens another "
       "[unclosed-fence]"},
      {"a fence of output is not closed", queues, replace("dropped)']\n```\n", "dropped)']\n"),
       "topics/bounded_queues.md:172:1: error: the fence is not closed before line 186 opens another "
       "[unclosed-fence]"},
      {"the last fence is not closed", queues, replace("checked(0)\n```\n", "checked(0)\n"),
       "topics/bounded_queues.md:187:1: error: the fence is not closed [unclosed-fence]"},
      {"an opening fence is gone", queues, replace("```python\ndef most_kept", "def most_kept"),
       "topics/bounded_queues.md:134:1: error: the fence is not closed before line 151 opens another "
       "[unclosed-fence]"},
      {"the last opening fence is gone", queues,
       remove("```python {raises=\"ValueError: a capacity is 1 at least\"}\n"),
       "topics/bounded_queues.md:194:1: error: the fence is not closed [unclosed-fence]"},
      {"a closing fence is too short", queues, replace("arrivals=50) == 50\n```\n", "arrivals=50) == 50\n``\n"),
       "topics/bounded_queues.md:124:1: error: the fence is not closed before line 152 opens another "
       "[unclosed-fence]"},
      {"a block is indented too far", queues,
       replace("```text\n['work', 'stop', '(1 earlier lines dropped)']\n```", "    ```text\n    done\n    ```"),
       "topics/bounded_queues.md:172:5: error: a fence stands in indented text, where it opens no code block "
       "[indented-fence]"},
      {"a section has no code", queues,
       [](std::string text) {
         const std::size_t begin = find_once(text, "```python\nclass Collector");
         const std::size_t end = find_once(text, "A build system uses");
         return text.erase(begin, end - begin);
       },
       "topics/bounded_queues.md:143:1: warning: section 'Real-world examples' has no code block [missing-example]"},
  };
}

std::vector<Breakage> link_breakages() {
  return {
      {"a link names no file", queues, replace("](../README.md#available)", "](../REDME.md#available)"),
       "topics/bounded_queues.md:210:28: error: file 'REDME.md' does not exist [broken-link]"},
      {"a link leads out of the collection", queues, replace("](../README.md#available)", "](../../README.md)"),
       "topics/bounded_queues.md:210:28: error: file '../../README.md' leads out of the collection [broken-link]"},
      {"an anchor is misspelt", queues, replace("above](#advanced-usage)", "above](#advanced-usages)"),
       "topics/bounded_queues.md:199:20: error: no heading of 'topics/bounded_queues.md' has the anchor "
       "'advanced-usages' [broken-anchor]"},
      {"an anchor of another file is misspelt", queues, replace("README.md#available", "README.md#availabel"),
       "topics/bounded_queues.md:210:28: error: no heading of 'README.md' has the anchor 'availabel' [broken-anchor]"},
      {"a label is misspelt", queues, replace("[queue]: https", "[queues]: https"),
       "topics/bounded_queues.md:208:7: error: label 'queue' is not defined [undefined-reference]"},
      {"an image does not exist", queues, insert_after("A program that reads", " ![faster](faster.svg)"),
       "topics/bounded_queues.md:20:32: error: image 'topics/faster.svg' does not exist [broken-image]"},
      {"a link of the index page is broken", index_page, replace("queues.md#fundamentals", "queue.md#fundamentals"),
       "README.md:4:27: error: file 'topics/bounded_queue.md' does not exist [broken-link]"},
      {"an anchor on the index page is broken", index_page, replace("#fundamentals", "#fundamental"),
       "README.md:4:27: error: no heading of 'topics/bounded_queues.md' has the anchor 'fundamental' [broken-anchor]"},
  };
}

std::vector<Breakage> index_breakages() {
  return {
      {"the index is out of date", queues, replace("When a program makes work", "Whenever a program makes work"),
       "README.md:8:1: error: the index is out of date: region 'available' [stale-index]"},
      {"a generated line was edited", index_page, replace("**Last Updated**: 2026-03-14", "**Last Updated**: today"),
       "README.md:44:1: error: the index is out of date: region 'updated' [stale-index]"},
      {"a generated link was edited", index_page,
       replace("[Bounded Queues](topics/bounded_queues.md)", "[Bounded Queues](topics/queues.md)"),
       "README.md:35:1: error: the index is out of date: region 'tracking' [stale-index]"},
      {"a region does not end", index_page, remove("<!-- deepdive:end planned -->\n"),
       "README.md:22:1: error: region 'planned' begins and does not end [invalid-marker]"},
      {"a region does not begin", index_page, remove("<!-- deepdive:begin planned -->\n"),
       "README.md:30:1: error: region 'planned' ends and has not begun [invalid-marker]"},
      {"a region is misspelt", index_page, replace("deepdive:begin tracking", "deepdive:begin traking"),
       "README.md:35:1: error: region 'traking' is not known; did you mean 'tracking'? [invalid-marker]"},
      {"the end of a region is misspelt", index_page, replace("deepdive:end tracking", "deepdive:end traking"),
       "README.md:42:1: error: region 'traking' is not known; did you mean 'tracking'? [invalid-marker]"},
      {"a region stands twice", index_page,
       insert_after("<!-- deepdive:end updated -->\n",
                    "\n<!-- deepdive:begin updated -->\n<!-- deepdive:end updated -->\n"),
       "README.md:50:1: error: region 'updated' stands here twice [invalid-marker]"},
      {"a fence of the index page is not closed", index_page,
       insert_after("# A sound collection\n", "\n```text\nnot closed\n"),
       "README.md:3:1: error: the fence is not closed [unclosed-fence]"},
  };
}

std::vector<Breakage> all_breakages() {
  std::vector<Breakage> all;
  for (const auto& family :
       {front_matter_breakages(), structure_breakages(), code_breakages(), link_breakages(), index_breakages()}) {
    all.insert(all.end(), family.begin(), family.end());
  }
  return all;
}

bool is_error(const std::string& finding) { return finding.find(": error: ") != std::string::npos; }

Ran validate(const ScratchFolder& scratch) {
  return run_command("deepdive -q validate --format concise", scratch.path());
}

void copy_sound_collection(const ScratchFolder& scratch) {
  fs::copy(sound_collection, scratch.path(), fs::copy_options::recursive);
}

}  // namespace

TEST_CASE("the sound collection has no findings", "[breakage]") {
  const ScratchFolder scratch;
  copy_sound_collection(scratch);
  const Ran ran = validate(scratch);
  CHECK(join_lines(ran.output) == "");
  CHECK(ran.status == 0);
}

TEST_CASE("one slip is one finding", "[breakage]") {
  for (const Breakage& breakage : all_breakages()) {
    DYNAMIC_SECTION(breakage.name) {
      const ScratchFolder scratch;
      copy_sound_collection(scratch);
      const fs::path file = scratch.path() / breakage.file;
      write(file, breakage.change(read(file)));
      const Ran ran = validate(scratch);
      CHECK(join_lines(ran.output) == breakage.finding + '\n');
      CHECK(ran.status == (is_error(breakage.finding) ? 1 : 0));
    }
  }
}
