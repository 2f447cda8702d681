#include "core/snippets/gates.hpp"

#include "support/catch.hpp"

using namespace deepdive::snippets;

namespace {

WhyNot gate(const std::string& python, const std::vector<std::string>& distributions) {
  Snippet snippet;
  snippet.python = python;
  snippet.distributions = distributions;
  return closed_gate(snippet, {"3.11.2", {{"ruamel-yaml", "0.17"}}});
}

}  // namespace

TEST_CASE("a gate is closed to other versions and without distributions", "[snippets][gates]") {
  CHECK(gate("", {}) == WhyNot{});
  CHECK(gate(">=3.11,<4", {"Ruamel.YAML", "ruamel_yaml"}) == WhyNot{});
  CHECK(gate(">=3.12", {}) == WhyNot{Reason::python, ">=3.12"});
  CHECK(gate("", {"ruamel.yaml", "numpy"}) == WhyNot{Reason::requires_package, "numpy"});
}
