// A short run of one target without a fuzzer, the same each time: deepdive_fuzz_short TARGET [RUNS].
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <string>

#include "fuzz/mutator.hpp"
#include "fuzz/seeds.hpp"
#include "fuzz/target.hpp"

using namespace deepdive::fuzz;

namespace {

constexpr unsigned mutator_number = 20260101;

// For the signal's handler, which may not ask for anything else.
const std::string* current = nullptr;

void tell_input(int signal) {
  constexpr std::string_view words = "the input at which this died, byte for byte:\n";
  static_cast<void>(!::write(STDERR_FILENO, words.data(), words.size()));
  static_cast<void>(!::write(STDERR_FILENO, current->data(), current->size()));
  static_cast<void>(std::signal(signal, SIG_DFL));
  static_cast<void>(std::raise(signal));
}

/// As in a string of C++.
std::string escaped(const std::string& text) {
  std::string all;
  for (const char c : text) {
    const bool plain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
    all += plain ? std::string(1, c) : fmt::format("\\{:03o}", static_cast<unsigned char>(c));
  }
  return all;
}

/// Whether all laws hold for the input.
bool try_input(const Target& target, const std::string& input) {
  current = &input;
  try {
    target.check(input);
    return true;
  } catch (const std::exception& broken) {
    fmt::print(stderr, "{}: does not hold: {}\n", target.name, broken.what());
    fmt::print(stderr, "for \"{}\"\n", escaped(input));
    return false;
  }
}

int run(const Target& target, std::size_t runs) {
  const std::vector<std::string> found = found_inputs(target);
  const std::vector<std::string> seeds = seeds_of(target);
  std::size_t tried = 0;
  const auto holds_for = [&](const std::string& input) { return ++tried > 0 && try_input(target, input); };
  if (!std::all_of(found.begin(), found.end(), holds_for)) return 1;
  // Where there are more seeds than runs, some are only made other inputs of.
  for (std::size_t i = 0; i < seeds.size(); i += seeds.size() / runs + 1) {
    if (!holds_for(seeds[i])) return 1;
  }
  Mutator mutator(seeds, mutator_number);
  for (std::size_t i = 0; i < runs; ++i) {
    if (!holds_for(mutator.next())) return 1;
  }
  fmt::print("{}: {} inputs, all laws hold\n", target.name, tried);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGILL, SIGBUS}) std::signal(signal, tell_input);
  const std::string name = argc > 1 ? argv[1] : "";
  const auto found =
      std::find_if(all().begin(), all().end(), [&](const Target& target) { return target.name == name; });
  if (found == all().end()) {
    fmt::print(stderr, "deepdive_fuzz_short: no target '{}'\n", name);
    return 2;
  }
  const std::size_t runs = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : found->runs;
  return run(*found, std::max(runs, std::size_t{1}));
}
