#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include "support/catch.hpp"
#include "support/shell.hpp"
#include "sys/files.hpp"

namespace fs = std::filesystem;
using namespace deepdive::sys;
using deepdive::testing::ScratchFolder;

namespace {

constexpr int kills = 300;
constexpr long longest_life = 3'000'000;  // nanoseconds

/// Ends this process, wherever it is then.
void be_killed_in(long nanoseconds) {
  sigevent killing{};
  killing.sigev_notify = SIGEV_SIGNAL;
  killing.sigev_signo = SIGKILL;
  timer_t timer{};
  itimerspec when{};
  when.it_value.tv_nsec = nanoseconds;
  if (::timer_create(CLOCK_MONOTONIC, &killing, &timer) != 0 || ::timer_settime(timer, 0, &when, nullptr) != 0) {
    ::_exit(1);
  }
}

/// Puts one text in the place of the other until it is killed.
[[noreturn]] void write_for_ever(const std::string& path, std::string now, std::string next) {
  for (;;) {
    if (!replace_file(path, now, next)) ::_exit(1);
    std::swap(now, next);
  }
}

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::ptrdiff_t count_in(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

}  // namespace

TEST_CASE("a file is one of its versions however many of its writers are killed", "[sys][files][writing]") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "x.md";
  const std::string short_text(1000, 's');
  const std::string long_text(200'000, 'l');
  std::ofstream(path, std::ios::binary) << short_text;
  std::minstd_rand random(1);
  std::uniform_int_distribution<long> life(1, longest_life);
  for (int killed = 0; killed < kills; ++killed) {
    const std::string now = text_of(path);
    const long nanoseconds = life(random);
    const pid_t writer = ::fork();
    if (writer == 0) {
      be_killed_in(nanoseconds);
      write_for_ever(path.string(), now, now == short_text ? long_text : short_text);
    }
    int status = 0;
    REQUIRE(::waitpid(writer, &status, 0) == writer);
    REQUIRE((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
    const std::string left = text_of(path);
    REQUIRE((left == short_text || left == long_text));
    REQUIRE(count_in(scratch.path()) <= 2);
  }
  REQUIRE(replace_file(path.string(), text_of(path), "the last word"));
  CHECK(count_in(scratch.path()) == 1);
}
