#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/base/suggest.hpp"
#include "core/base/text.hpp"
#include "support/catch.hpp"

using namespace deepdive;

namespace {

std::string random_word(std::mt19937& random) {
  std::string word(1 + random() % 7, ' ');
  for (char& c : word) c = "abcAB"[random() % 5];
  return word;
}

/// Whether the distance is one that a likely misspelling has; see nearest().
bool is_near(const std::string& word, const std::string& candidate) {
  const std::size_t distance = edit_distance(ascii_lower(word), ascii_lower(candidate));
  return distance <= std::max<std::size_t>(1, std::max(word.size(), candidate.size()) / 3) &&
         distance < candidate.size();
}

}  // namespace

TEST_CASE("what rules a candidate out before its distance is known rules out no near one", "[property]") {
  std::mt19937 random(3);
  int near = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string word = random_word(random);
    const std::string candidate = random_word(random);
    INFO(word << " and " << candidate);
    REQUIRE(nearest(word, {candidate}).has_value() == is_near(word, candidate));
    near += is_near(word, candidate) ? 1 : 0;
  }
  CHECK(near > 1000);
}
