// Texts made out of others, always the same ones for the same number.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace deepdive::fuzz {

class Mutator {
public:
  Mutator(std::vector<std::string> seeds, unsigned number) : seeds_(std::move(seeds)), random_(number) {}

  /// One of the seeds with a few changes: bytes taken out, doubled, flipped, marks put in, a piece of another seed.
  [[nodiscard]] std::string next();

private:
  [[nodiscard]] std::size_t below(std::size_t bound) { return random_() % bound; }
  [[nodiscard]] std::string piece_of(const std::string& text);
  void change(std::string& text);

  std::vector<std::string> seeds_;
  std::mt19937_64 random_;
};

}  // namespace deepdive::fuzz
