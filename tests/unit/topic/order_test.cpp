#include "core/topic/order.hpp"

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;

namespace {

using Sequence = std::vector<std::size_t>;

std::vector<std::string> disorder(const Sequence& sequence) {
  std::vector<std::string> found;
  for (const Disorder& one : find_disorder(sequence)) {
    found.push_back(std::to_string(one.at) + (one.swapped_with ? "<>" + std::to_string(*one.swapped_with) : ""));
  }
  return found;
}

/// The fewest numbers that must be taken out so that the others rise, by trying all choices.
std::size_t fewest_moves(const Sequence& sequence) {
  std::size_t fewest = sequence.size();
  for (unsigned choice = 0; choice < (1U << sequence.size()); ++choice) {
    Sequence kept;
    for (std::size_t i = 0; i < sequence.size(); ++i) {
      if ((choice >> i & 1U) != 0) kept.push_back(sequence[i]);
    }
    if (std::is_sorted(kept.begin(), kept.end())) fewest = std::min(fewest, sequence.size() - kept.size());
  }
  return fewest;
}

/// Whether putting right what was found leaves the sequence in order.
bool explains(const Sequence& sequence, const std::vector<Disorder>& found) {
  Sequence mended = sequence;
  if (found.size() == 1 && found[0].swapped_with) {
    std::swap(mended[found[0].at], mended[*found[0].swapped_with]);
    return std::is_sorted(mended.begin(), mended.end());
  }
  for (auto one = found.rbegin(); one != found.rend(); ++one) {
    mended.erase(mended.begin() + static_cast<std::ptrdiff_t>(one->at));
  }
  return std::is_sorted(mended.begin(), mended.end());
}

void check_explained(const Sequence& sequence) {
  const std::vector<Disorder> found = find_disorder(sequence);
  INFO(Catch::Detail::stringify(sequence));
  CHECK(explains(sequence, found));
  const bool swapped = found.size() == 1 && found[0].swapped_with;
  CHECK(found.size() == (swapped ? 1 : fewest_moves(sequence)));
}

}  // namespace

TEST_CASE("a rising sequence has no disorder", "[topic]") {
  CHECK(disorder({}).empty());
  CHECK(disorder({4}).empty());
  CHECK(disorder({0, 2, 3, 9}).empty());
}

TEST_CASE("two that changed places are one disorder", "[topic]") {
  CHECK(disorder({1, 0}) == std::vector<std::string>{"0<>1"});
  CHECK(disorder({0, 5, 2, 3, 1}) == std::vector<std::string>{"1<>4"});
}

TEST_CASE("one that moved is one disorder", "[topic]") {
  CHECK(disorder({1, 2, 3, 0}) == std::vector<std::string>{"3"});
  CHECK(disorder({3, 0, 1, 2}) == std::vector<std::string>{"0"});
}

TEST_CASE("a reversed sequence keeps one in its place", "[topic]") { CHECK(disorder({4, 3, 2, 1, 0}).size() == 4); }

TEST_CASE("every order of six sections is explained by the fewest moves", "[topic][property]") {
  Sequence sequence{0, 1, 2, 3, 4, 5};
  do check_explained(sequence);
  while (std::next_permutation(sequence.begin(), sequence.end()));
}

TEST_CASE("longer orders with gaps are explained by the fewest moves", "[topic][property]") {
  std::mt19937 random(4);
  for (int i = 0; i < 60; ++i) {
    Sequence sequence(12);
    std::iota(sequence.begin(), sequence.end(), std::size_t{0});
    std::shuffle(sequence.begin(), sequence.end(), random);
    sequence.resize(10);
    check_explained(sequence);
  }
}
