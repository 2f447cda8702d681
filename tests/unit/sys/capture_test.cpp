#include "sys/capture.hpp"

#include "support/catch.hpp"

using namespace deepdive;

namespace {

sys::ChildSpec ours(const std::string& program, const std::vector<std::string>& arguments) {
  sys::ChildSpec spec{program, arguments, {"PATH=/usr/bin:/bin"}, "/"};
  spec.trust = sys::Trust::ours;
  return spec;
}

sys::Captured run_shell(const std::string& script) {
  const auto ran = sys::run_captured(ours("/bin/sh", {"-c", script}));
  REQUIRE(ran);
  return *ran;
}

}  // namespace

TEST_CASE("a program's two streams and its ending are captured", "[capture]") {
  const sys::Captured ran = run_shell("echo out; echo err >&2; exit 3");
  CHECK(ran.output == "out\n");
  CHECK(ran.errors == "err\n");
  CHECK(ran.ending == "exit status 3");
  CHECK_FALSE(ran.succeeded());
}

TEST_CASE("more output than a pipe holds is captured as well", "[capture]") {
  const sys::Captured ran = run_shell("head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2");
  CHECK(ran.output == std::string(300000, '\0'));
  CHECK(ran.errors == std::string(300000, '\0'));
  CHECK(ran.succeeded());
}

TEST_CASE("a captured program has nothing to read", "[capture]") { CHECK(run_shell("cat").succeeded()); }

TEST_CASE("a program that is not there is an error", "[capture]") {
  CHECK_FALSE(sys::run_captured(ours("/bin/no-such-program", {})));
}
