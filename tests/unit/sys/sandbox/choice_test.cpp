#include "support/catch.hpp"
#include "sys/runner.hpp"
#include "sys/sandbox/containment.hpp"
#include "sys/sandbox/landlock.hpp"
#include "sys/sandbox/prove.hpp"

using namespace deepdive::sys::sandbox;

TEST_CASE("no containment is an answer only to one who asked for it", "[sys][sandbox]") {
  CHECK(choose(Level::none) == Level::none);
  const auto chosen = choose(std::nullopt);
  if (chosen) {
    CHECK(*chosen != Level::none);
  } else {
    CHECK(chosen.error().message.find("no code was run") != std::string::npos);
    CHECK(chosen.error().message.find("--sandbox=none") != std::string::npos);
  }
}

TEST_CASE("a level holds only with the Landlock that it needs", "[sys][sandbox]") {
  ContainmentSpec spec{Level::landlock};
  spec.landlock_abi = 5;
  const auto held = prove(spec);
  REQUIRE_FALSE(held);
  if (landlock_abi() >= 5) CHECK(held.error().message == "Landlock has version 5 here, and 6 is needed");
}

TEST_CASE("a filter takes away more where namespaces do not help", "[sys][sandbox]") {
  const auto with = make_containment({Level::full});
  const auto alone = make_containment({Level::landlock});
  REQUIRE(with);
  REQUIRE(alone);
  CHECK(alone->filter.size() > with->filter.size());
  CHECK(make_containment({Level::none})->filter.empty());
}

TEST_CASE("a domain takes away what its version knows", "[sys][sandbox]") {
  CHECK(empty_domain(3, Tcp::taken).ports == 0);
  CHECK(empty_domain(4, Tcp::taken).ports != 0);
  CHECK(empty_domain(4, Tcp::kept).ports == 0);
  CHECK(empty_domain(5, Tcp::taken).scopes == 0);
  CHECK(empty_domain(6, Tcp::taken).scopes != 0);
  CHECK(rights_for(empty_domain(1, Tcp::kept), Access::write) < rights_for(empty_domain(3, Tcp::kept), Access::write));
}
