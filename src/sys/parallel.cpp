#include "sys/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <system_error>
#include <vector>

#include "sys/environment.hpp"

namespace deepdive::sys {

ForEach in_parallel(std::size_t threads) {
  return [threads](std::size_t count, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    const auto take_turns = [&] {
      for (std::size_t i = next++; i < count && !interrupted(); i = next++) work(i);
    };
    std::vector<std::future<void>> others;
    try {
      for (std::size_t i = 1; i < std::min(threads, count); ++i) {
        others.push_back(std::async(std::launch::async, take_turns));
      }
    } catch (const std::system_error&) {  // no more threads to be had: those that there are do the work
    }
    take_turns();
    for (std::future<void>& other : others) other.get();
  };
}

ForEach in_parallel() { return in_parallel(processor_count()); }

}  // namespace deepdive::sys
