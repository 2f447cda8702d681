#include "core/base/unified_diff.hpp"

#include <algorithm>
#include <charconv>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using deepdive::shown_diff;
using deepdive::unified_diff;

namespace {

std::vector<std::string> lines_with_ends(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

struct Range {
  std::size_t start = 0;
  std::size_t count = 0;
};

/// Reads "-3,7" or "+3,7".
Range range_at(const std::string& header, char sign) {
  Range range;
  const char* end = header.data() + header.size();
  const char* at = header.data() + header.find(sign) + 1;
  at = std::from_chars(at, end, range.start).ptr;
  std::from_chars(at + 1, end, range.count);
  return range;
}

/// Takes a patch's lines as `patch` does, without any fuzz: each kept or removed line must be what stands there.
class Patch {
public:
  Patch(const std::string& before, const std::string& diff)
      : before_(lines_with_ends(before)), diff_(lines_with_ends(diff)) {}

  std::string apply() {
    REQUIRE(diff_.size() > 2);
    REQUIRE(diff_[0] == "--- a/f.md\n");
    REQUIRE(diff_[1] == "+++ b/f.md\n");
    at_ = 2;
    while (at_ < diff_.size()) apply_hunk();
    for (; taken_ < before_.size(); ++taken_) after_ += before_[taken_];
    return after_;
  }

private:
  void apply_hunk() {
    const std::string& header = diff_[at_++];
    REQUIRE(header.substr(0, 3) == "@@ ");
    const Range removed = range_at(header, '-');
    const Range added = range_at(header, '+');
    const std::size_t begin = removed.count == 0 ? removed.start : removed.start - 1;
    REQUIRE(begin >= taken_);
    for (; taken_ < begin; ++taken_) after_ += before_.at(taken_);
    const auto lines_so_far = lines_with_ends(after_).size();
    CHECK(lines_so_far == (added.count == 0 ? added.start : added.start - 1));
    apply_lines(removed.count, added.count);
  }

  void apply_lines(std::size_t removed, std::size_t added) {
    while (removed > 0 || added > 0) {
      REQUIRE(at_ < diff_.size());
      const char sign = diff_[at_].front();
      std::string line = diff_[at_++].substr(1);
      if (at_ < diff_.size() && diff_[at_] == "\\ No newline at end of file\n") {
        line.pop_back();
        ++at_;
      }
      if (sign != '+') REQUIRE(before_.at(taken_++) == line);
      if (sign != '-') after_ += line;
      removed -= sign != '+' ? 1U : 0U;
      added -= sign != '-' ? 1U : 0U;
    }
  }

  std::vector<std::string> before_;
  std::vector<std::string> diff_;
  std::string after_ = {};
  std::size_t at_ = 0;
  std::size_t taken_ = 0;
};

std::string numbered(int from, int to) {
  std::string text;
  for (int i = from; i <= to; ++i) text += std::to_string(i) + "\n";
  return text;
}

std::string some_lines(std::mt19937& random) {
  std::uniform_int_distribution<int> count(0, 25);
  std::uniform_int_distribution<int> word(0, 5);
  std::string text;
  for (int n = count(random); n > 0; --n) text += std::string(static_cast<std::size_t>(word(random)), 'x') + "\n";
  if (word(random) == 0 && !text.empty()) text.pop_back();
  return text;
}

}  // namespace

TEST_CASE("equal texts have no difference", "[index]") {
  CHECK(unified_diff("f.md", "", "").empty());
  CHECK(unified_diff("f.md", "a\nb", "a\nb").empty());
}

TEST_CASE("a change is shown with three lines around it", "[index]") {
  CHECK(unified_diff("README.md", numbered(1, 9), numbered(1, 4) + "five\n" + numbered(6, 9)) ==
        "--- a/README.md\n+++ b/README.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST_CASE("changes that are near share a hunk, others do not", "[index]") {
  const std::string near = unified_diff("f.md", numbered(1, 20), numbered(2, 7) + "x\n" + numbered(8, 20));
  CHECK(near == "--- a/f.md\n+++ b/f.md\n@@ -1,10 +1,10 @@\n-1\n 2\n 3\n 4\n 5\n 6\n 7\n+x\n 8\n 9\n 10\n");
  const std::string far = unified_diff("f.md", numbered(1, 20), numbered(2, 8) + "x\n" + numbered(9, 20));
  CHECK(far ==
        "--- a/f.md\n+++ b/f.md\n@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -6,6 +5,7 @@\n 6\n 7\n 8\n+x\n 9\n 10\n 11\n");
}

TEST_CASE("an empty side has line 0", "[index]") {
  CHECK(unified_diff("f.md", "", "a\n") == "--- a/f.md\n+++ b/f.md\n@@ -0,0 +1,1 @@\n+a\n");
  CHECK(unified_diff("f.md", "a\n", "") == "--- a/f.md\n+++ b/f.md\n@@ -1,1 +0,0 @@\n-a\n");
}

TEST_CASE("a last line without its end is marked", "[index]") {
  CHECK(unified_diff("f.md", "a\nb", "a\nb\n") ==
        "--- a/f.md\n+++ b/f.md\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
  CHECK(unified_diff("f.md", "a\nb", "c\nb") ==
        "--- a/f.md\n+++ b/f.md\n@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n");
}

TEST_CASE("line ends count", "[index]") {
  CHECK(unified_diff("f.md", "a\r\nb\n", "a\nb\n") == "--- a/f.md\n+++ b/f.md\n@@ -1,2 +1,2 @@\n-a\r\n+a\n b\n");
}

TEST_CASE("a difference applied gives the other text", "[index][property]") {
  std::mt19937 random(10);
  for (int i = 0; i < 600; ++i) {
    const std::string before = some_lines(random);
    const std::string after = some_lines(random);
    if (before == after) continue;
    INFO(before << "----\n" << after);
    CHECK(Patch(before, unified_diff("f.md", before, after)).apply() == after);
  }
}

TEST_CASE("a difference of very long texts is one, if not the smallest", "[index]") {
  const std::string before = "same\n" + numbered(1, 2'500) + "end\n";
  const std::string after = "same\n" + numbered(10'001, 12'500) + "end\n";
  CHECK(Patch(before, unified_diff("f.md", before, after)).apply() == after);
}

TEST_CASE("a diff for people shows line ends that say something", "[base]") {
  const std::string head = "--- a/x\n+++ b/x\n";
  CHECK(shown_diff("x", "a\r\nb\r\n", "a\r\nc\r\n") == head + "@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
  CHECK(shown_diff("x", "a\nb\r\n", "a\nb\n") == head + "@@ -1,2 +1,2 @@\n a\n-b␍\n+b\n");
  CHECK(shown_diff("x", "a\r\nb\r", "a\r\nc") ==
        head + "@@ -1,2 +1,2 @@\n a\n-b␍\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n");
  CHECK(shown_diff("x", "a\r\r\n", "b\rc\r\n") == head + "@@ -1,1 +1,1 @@\n-a␍\n+b␍c\n");
  CHECK(shown_diff("x", "::a\n", "##[b]\n ::c\n") == head + "@@ -1,1 +1,2 @@\n-::a\n+# #[b]\n+ ::c\n");
  CHECK(shown_diff("x", "a\n", "a\n").empty());
}
