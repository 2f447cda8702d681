#include "core/index/marking.hpp"

#include <string>

#include "support/catch.hpp"

using namespace deepdive;

namespace {

std::string marked(const std::string& text) {
  const SourceFile source("README.md", text);
  const Page page{&source, markdown::parse(source, 0)};
  return index::with_markers(page, index::read_hand_kept(page));
}

std::string region(const std::string& name, const std::string& text) {
  return "<!-- deepdive:begin " + name + " -->\n\n" + text + "\n\n<!-- deepdive:end " + name + " -->";
}

const std::string table = "| Topic | Status | Date Completed | Key Insights |\n|---|---|---|---|\n| A | x | | |";

}  // namespace

TEST_CASE("each part of a page gets its markers, and no other byte changes", "[index]") {
  const std::string a = "### ✅ A\n**File**: `a.md`  ";
  const std::string b = "### 🔲 B\n\n---\n\n### 🚧 C\n- what";
  CHECK(marked("# T\n\n" + a + "\n\n---\n\n## P\n\n" + b + "\n\n---\n\n" + table + "\n\n**Last Updated**: now") ==
        "# T\n\n" + region("available", a) + "\n\n---\n\n## P\n\n" + region("planned", b) + "\n\n---\n\n" +
            region("tracking", table) + "\n\n" + region("updated", "**Last Updated**: now"));
}

TEST_CASE("entries that are not in one piece get no markers", "[index]") {
  const std::string text = "### 🔲 A\n\n## Between\n\n### 🔲 B\n\n";
  CHECK(marked(text + table + "\n") == text + region("tracking", table) + "\n");
  const std::string mixed = "### 🔲 A\n\n### ✅ B\n\n### 🔲 C\n";
  CHECK(marked(mixed) == "### 🔲 A\n\n" + region("available", "### ✅ B") + "\n\n### 🔲 C\n");
}

TEST_CASE("markers have the line ends of the page", "[index]") {
  CHECK(marked("### 🔲 A\r\n\r\nEnd.\r\n") ==
        "<!-- deepdive:begin planned -->\r\n\r\n### 🔲 A\r\n\r\nEnd.\r\n\r\n<!-- deepdive:end "
        "planned -->\r\n");
  CHECK(marked("# T\n\n```text\n**Last Updated**: now\n```\n") == "# T\n\n```text\n**Last Updated**: now\n```\n");
}
