#include "sys/parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("each number's work is done once, on any number of threads", "[sys][parallel]") {
  for (const std::size_t count : {0U, 1U, 2U, 1000U}) {
    for (const std::size_t threads : {0U, 1U, 2U, 3U, 8U}) {
      INFO(count << " on " << threads);
      std::vector<int> done(count);
      sys::in_parallel(threads)(count, [&](std::size_t i) { ++done[i]; });
      CHECK(done == std::vector<int>(count, 1));
    }
  }
}

TEST_CASE("an exception from the work reaches the caller, on any number of threads", "[sys][parallel]") {
  for (const std::size_t threads : {1U, 2U, 8U}) {
    std::string caught;
    try {
      sys::in_parallel(threads)(100, [](std::size_t i) {
        if (i == 50) throw std::runtime_error("of number 50");
      });
    } catch (const std::runtime_error& error) {
      caught = error.what();
    }
    CHECK(caught == "of number 50");
  }
}

TEST_CASE("two threads work at the same time", "[sys][parallel]") {
  // Each waits for the other; one after the other they would never end.
  std::atomic<int> arrived{0};
  sys::in_parallel(2)(2, [&](std::size_t) {
    ++arrived;
    while (arrived < 2) std::this_thread::yield();
  });
  CHECK(arrived == 2);
}
