// Laws of comparing outputs: equal to a simple matcher on small inputs, linear on hostile ones.
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.hpp"
#include "core/snippets/matching.hpp"
#include "core/snippets/search.hpp"
#include "support/catch.hpp"

using namespace deepdive;
using namespace deepdive::snippets;
using TextLines = std::vector<std::string_view>;

namespace {

/// Tries every length for each wildcard.
bool naive_line(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern.substr(0, 3) == "...") {
    for (std::size_t i = 0; i <= text.size(); ++i) {
      if (naive_line(pattern.substr(3), text.substr(i))) return true;
    }
    return false;
  }
  return !text.empty() && pattern.front() == text.front() && naive_line(pattern.substr(1), text.substr(1));
}

bool naive_lines(const TextLines& pattern, std::size_t i, const TextLines& text, std::size_t j) {
  if (i == pattern.size()) return j == text.size();
  if (pattern[i] == "...") {
    for (std::size_t k = j; k <= text.size(); ++k) {
      if (naive_lines(pattern, i + 1, text, k)) return true;
    }
    return false;
  }
  return j < text.size() && naive_line(pattern[i], text[j]) && naive_lines(pattern, i + 1, text, j + 1);
}

TextLines without_empty_end(TextLines lines) {
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

bool naive(const std::string& pattern, const std::string& text) {
  return naive_lines(without_empty_end(split_lines(pattern)), 0, without_empty_end(split_lines(text)), 0);
}

std::string random_text(std::mt19937& random, const std::vector<std::string>& pieces, std::size_t most) {
  std::string text;
  for (std::size_t left = random() % (most + 1); left > 0; --left) text += pieces[random() % pieces.size()];
  return text;
}

bool matches(const std::string& pattern, const std::string& text) {
  return compare({pattern}, text, {}).likeness != Likeness::different;
}

/// Comparisons that looking for a needle takes.
std::size_t comparisons(std::string_view text, std::string_view needle) {
  std::size_t count = 0;
  static_cast<void>(find_sequence(text, 0, needle, [&](char a, char b) {
    ++count;
    return a == b;
  }));
  return count;
}

std::string times(std::string_view text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("wildcards match as a simple matcher says", "[properties]") {
  std::mt19937 random(20261123);
  const std::vector<std::string> pattern_pieces{"a", "b", "...", "\n", "\n...\n"};
  const std::vector<std::string> text_pieces{"a", "b", "\n"};
  std::size_t matching = 0;
  for (int i = 0; i < 30000; ++i) {
    const std::string pattern = random_text(random, pattern_pieces, 8);
    const std::string text = random_text(random, text_pieces, 8);
    INFO("pattern:\n" << pattern << "\ntext:\n" << text);
    const bool expected = naive(pattern, text);
    REQUIRE(matches(pattern, text) == expected);
    matching += expected ? 1U : 0U;
  }
  CHECK(matching > 3000);
}

TEST_CASE("a refreshed text matches, and refreshing it again changes nothing", "[properties]") {
  std::mt19937 random(7);
  const std::vector<std::string> pattern_pieces{"a", "b", "...", "\n", "\n...\n", " at 0x1f", "~1", "'x'"};
  const std::vector<std::string> text_pieces{"a", "b", "\n", " at 0x2e", "1", "\"x\"", "..."};
  for (int i = 0; i < 5000; ++i) {
    const std::string pattern = random_text(random, pattern_pieces, 8);
    const std::string text = random_text(random, text_pieces, 8);
    const std::string fresh = refreshed(pattern, text);
    INFO("pattern:\n" << pattern << "\ntext:\n" << text << "\nfresh:\n" << fresh);
    REQUIRE(matches(fresh, text));
    REQUIRE(refreshed(fresh, text) == fresh);
  }
}

TEST_CASE("a text always matches itself and has no difference", "[properties]") {
  std::mt19937 random(11);
  const std::vector<std::string> pieces{"a", " ", "...", "\n", "~", "1", ".", "'", "[", "0x", "\t", "\r"};
  for (int i = 0; i < 5000; ++i) {
    const std::string text = random_text(random, pieces, 12);
    INFO(text);
    REQUIRE(compare({text}, text, {}).likeness <= Likeness::wildcard);
    REQUIRE(difference(text, text, 1).empty());
  }
}

TEST_CASE("searching takes time linear in the text", "[properties]") {
  const auto all_alike = [](std::size_t size) { return comparisons(times("a", size), times("a", size / 2) + "b"); };
  const auto in_turn = [](std::size_t size) { return comparisons(times("ab", size), times("ab", size / 2) + "b"); };
  CHECK(all_alike(100000) <= all_alike(10000) * 105 / 10);
  CHECK(in_turn(100000) <= in_turn(10000) * 105 / 10);
  CHECK(all_alike(10000) <= std::size_t{40000});
}

TEST_CASE("hostile patterns end", "[properties]") {
  const std::size_t size = 200000;
  CHECK(!matches(times("a...", size / 4) + "b", times("a", size)));
  CHECK(!matches("..." + times("a", size / 2) + "b...", times("a", size)));
  CHECK(!matches("...\n" + times("a\n", size / 4) + "b\n...\n", times("a\n", size / 2)));
  CHECK(!matches("...\n" + times("a...\n", size / 40) + "b\n...\n", times("a\n", size / 2)));
  CHECK(!matches("..." + times("~1 ", size / 4), times("1 ", size / 4) + "x"));
}
