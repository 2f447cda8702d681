#include "core/snippets/contradictions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/snippets/attribute_values.hpp"

namespace deepdive::snippets {

namespace {

struct Pair {
  std::string_view one;
  std::string_view other;
  std::string_view why;
};

constexpr std::array<Pair, 7> pairs{
    {{"raises", "compile_fail", "what must not compile is not run and raises nothing"},
     {"exit", "compile_fail", "what must not compile is not run and has no exit status"},
     {"file", "compile_fail", "a file is written and not compiled"},
     {"bench", "compile_fail", "what must not compile is not run and not measured"},
     {"bench", "match", "numbers of a benchmark are not compared"},
     {"illustrative", "match", "of an illustrative output only the shape is compared"},
     {"output", "stderr", "a fence shows what comes on both streams, or standard error alone"}}};

AttributeProblem problem_of(const Attribute& one, const Attribute& other, std::string_view why) {
  const bool in_order = one.span < other.span;
  const Attribute& first = in_order ? one : other;
  const Attribute& second = in_order ? other : one;
  return {second.span, fmt::format("'{}' contradicts '{}'", second.key, first.key),
          fmt::format("{}: take one of them out", why)};
}

/// Only SystemExit ends a block with a status of its own.
bool leaves_otherwise(const Attribute& raises) {
  const auto expected = exception_of(raises.value);
  return expected && expected->type != "SystemExit" && expected->type != "BaseException";
}

}  // namespace

std::vector<AttributeProblem> contradictions_in(const Attributes& attributes) {
  std::vector<AttributeProblem> problems;
  for (const Pair& pair : pairs) {
    const Attribute* one = attributes.find(pair.one);
    const Attribute* other = attributes.find(pair.other);
    if (one && other) problems.push_back(problem_of(*one, *other, pair.why));
  }
  const Attribute* raises = attributes.find("raises");
  const Attribute* exit = attributes.find("exit");
  if (raises && exit && leaves_otherwise(*raises)) {
    problems.push_back(problem_of(*raises, *exit, "only SystemExit gives an exit status of its own"));
  }
  return problems;
}

}  // namespace deepdive::snippets
