// What the fixes of rules do at the edges of a text; the specifications of the rules show the ordinary cases.
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/mending.hpp"

using namespace deepdive;
using testing::mended_text;

namespace {

const Selection sections{{"missing-section"}, {}, {}};
const Selection fields{{"unknown-field"}, {}, {}};

const std::vector<std::string> names{"Introduction and motivation", "Fundamentals",        "Advanced usage",
                                     "Performance analysis",        "Real-world examples", "Common pitfalls"};

/// A text with all sections but the last one; every line ends with `end`.
std::string without_references(const std::string& end) {
  std::string text = "# A" + end;
  for (const std::string& name : names) text += end + "## " + name + end + end + "Text." + end;
  return text;
}

std::string references(const std::string& end) {
  return "## References" + end + end + "*List primary sources, each with a line on what it adds.*" + end;
}

std::string chopped(std::string text, std::size_t bytes) { return text.substr(0, text.size() - bytes); }

std::string front_matter(const std::string& fields_of_it) { return "---\n" + fields_of_it + "---\n"; }

}  // namespace

TEST_CASE("a last section goes to the end of the text, one blank line away", "[fixes]") {
  for (const std::string end : {"\n", "\r\n"}) {
    const std::string text = without_references(end);
    const std::string whole = text + end + references(end);
    CHECK(mended_text(text, sections) == whole);
    CHECK(mended_text(text + end + "  " + end, sections) == whole);
    CHECK(mended_text(chopped(text, end.size()), sections) == whole);
  }
}

TEST_CASE("a section goes below a list and a fence, not into them", "[fixes]") {
  const std::string text = without_references("\n");
  for (const std::string last : {"- item\n", "```python\nx = 1\n```\n", "> quote\n", "    code\n", "<div>\n"}) {
    CHECK(mended_text(text + '\n' + last, sections) == text + '\n' + last + '\n' + references("\n"));
  }
}

TEST_CASE("a first section stands below a byte order mark", "[fixes]") {
  const std::string mark = "\xEF\xBB\xBF";
  const std::string text = without_references("\n").substr(std::string("# A\n\n").size()) + '\n' + references("\n");
  const std::string first = "## Introduction and motivation\n\n";
  const std::string rest = text.substr(first.size() + std::string("Text.\n\n").size());
  CHECK(mended_text(mark + rest, sections) ==
        mark + first + "*Show the problem that hurts, in code, before you define anything.*\n\n" + rest);
}

TEST_CASE("a misspelt heading in the last line is mended", "[fixes]") {
  const std::string text = without_references("\n");
  CHECK(mended_text(text + "\n## Refrences", sections) == text + "\n## References");
  CHECK(mended_text(text + "\n## Refrences ##", sections) == text + "\n## References ##");
  CHECK(mended_text(text + "\nRefrences\n---\n", sections) == text + "\nReferences\n---\n");
}

TEST_CASE("a heading that holds more than text is left to its author", "[fixes]") {
  for (const std::string heading : {"\n## [Refrences](x.md)\n", "\n## `Refrences`\n"}) {
    const std::string text = without_references("\n") + heading;
    CHECK(mended_text(text, sections) == text);
  }
}

TEST_CASE("a heading changes its level only where no other one depends on it", "[fixes]") {
  const std::string text = without_references("\n");
  CHECK(mended_text(text + "\n#### References\n", sections) == text + "\n## References\n");
  CHECK(mended_text(text + "\nReferences\n===\n", sections) == text + "\n## References\n");
  for (const std::string below : {"### More\n", "#### More\n"}) {
    const std::string depended_on = text + "\n### References\n\n" + below;
    CHECK(mended_text(depended_on, sections) == depended_on);
  }
  const std::string of_level_1 = text + "\n# References\n\n## Books\n";
  CHECK(mended_text(of_level_1, sections) == of_level_1);
}

TEST_CASE("a section that would end up in an open comment is not put there", "[fixes]") {
  const std::string text = without_references("\n") + "\n<!--\nopen\n";
  CHECK(mended_text(text, sections) == text);
}

TEST_CASE("a field is renamed where only one can be meant and nothing has the name", "[fixes]") {
  CHECK(mended_text(front_matter("titel: A\nstatus: draft\n"), fields) == front_matter("title: A\nstatus: draft\n"));
  for (const std::string text : {
           "titel: A\ntilte: B\nstatus: draft\n",  // two that mean it
           "title: A\ntitel: B\nstatus: draft\n",  // it is there
           "author: A\nstatus: draft\n",           // the only one that is missing, with quite another name
           "\"titel\": A\nstatus: draft\n",        // in quotes
       }) {
    INFO(text);
    CHECK(mended_text(front_matter(text), fields) == front_matter(text));
  }
}
