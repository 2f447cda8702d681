// A long run of one target by libFuzzer: deepdive_fuzz --target=NAME [--seeds=FOLDER] [libFuzzer's own arguments].
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include "fuzz/seeds.hpp"
#include "fuzz/target.hpp"

using namespace deepdive::fuzz;

namespace {

const Target* chosen = nullptr;

/// What follows `--name=` among the arguments, or empty.
std::string option(int count, char** arguments, const std::string& name) {
  const std::string begin = "--" + name + '=';
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument.compare(0, begin.size(), begin) == 0) return argument.substr(begin.size());
  }
  return {};
}

void write_seeds(const std::string& folder) {
  std::size_t number = 0;
  for (const auto& texts : {found_inputs(*chosen), seeds_of(*chosen)}) {
    for (const std::string& text : texts) {
      std::ofstream(fmt::format("{}/seed-{}", folder, number++), std::ios::binary) << text;
    }
  }
}

}  // namespace

// The names are libFuzzer's.
extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  const std::string name = option(*count, *arguments, "target");
  for (const Target& target : all()) {
    if (target.name == name) chosen = &target;
  }
  if (!chosen) {
    fmt::print(stderr, "deepdive_fuzz: no target '{}'\n", name);
    std::exit(2);
  }
  if (const std::string folder = option(*count, *arguments, "seeds"); !folder.empty()) write_seeds(folder);
  return 0;
}

/// A law that is broken leaves as an exception, which libFuzzer takes for a crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  chosen->check(std::string_view(reinterpret_cast<const char*>(bytes), size));
  return 0;
}
