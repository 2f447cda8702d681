#include "sys/toolchain/program_run.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <utility>

#include "sys/clock.hpp"
#include "sys/environment.hpp"

namespace deepdive::sys::toolchain {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// How long an interruption by the user can go unseen.
constexpr std::chrono::milliseconds longest_wait = 100ms;

/// The pipes of a program that runs.
class Watch {
public:
  Watch(const ProgramLimits& limits, Fd output, Fd errors)
      : limits_(limits), output_(std::move(output)), errors_(std::move(errors)) {
    for (const Fd* pipe : {&output_, &errors_}) {
      if (pipe->is_open()) set_nonblocking(*pipe);
    }
  }

  /// Until both pipes are closed by all who had them, the process ends, or it goes too far.
  [[nodiscard]] Result<Stop> until_end(const Fd& process, ProgramRun& run);
  void read(ProgramRun& run) {
    drain(output_, limits_.output_bytes, run.output);
    drain(errors_, limits_.output_bytes, run.errors);
  }

private:
  ProgramLimits limits_;
  Fd output_;
  Fd errors_;
};

Result<Stop> Watch::until_end(const Fd& process, ProgramRun& run) {
  const auto deadline = Clock::now() + limits_.patience;
  for (;;) {
    if (interrupted()) return failure("interrupted");
    const auto left = time_until(deadline);
    if (left <= 0ms) return Stop::timed_out;
    std::array<pollfd, 3> entries{{{process.get(), POLLIN, 0}, {output_.get(), POLLIN, 0}, {errors_.get(), POLLIN, 0}}};
    ::poll(entries.data(), entries.size(), static_cast<int>(std::min(left, longest_wait).count()));
    read(run);
    if (run.output.size() + run.errors.size() > limits_.output_bytes) return Stop::flooded;
    if (entries[0].revents != 0) return Stop::ended;
  }
}

}  // namespace

Result<ProgramRun> run_program(ChildSpec spec, const ProgramLimits& limits) {
  auto output = make_pipe();
  auto errors = limits.streams == Streams::apart ? make_pipe() : Result<Pipe>(Pipe{});
  if (!output || !errors) return failure("too many open files to run code blocks");
  const Fd nothing = open_null();
  if (spec.descriptors.empty()) spec.descriptors.push_back({nothing.get(), 0});
  spec.descriptors.push_back({output->write_end.get(), 1});
  spec.descriptors.push_back({limits.streams == Streams::apart ? errors->write_end.get() : output->write_end.get(), 2});
  auto child = Child::start(spec);
  if (!child) return tl::make_unexpected(child.error());
  output->write_end.reset();
  errors->write_end.reset();
  const Fd process = child->watch();
  ProgramRun run;
  Watch watch(limits, std::move(output->read_end), std::move(errors->read_end));
  const auto stop = watch.until_end(process, run);
  if (!stop) return tl::make_unexpected(stop.error());
  run.stop = *stop;
  run.ending = child->end(0ms);
  if (run.stop == Stop::ended) run.exit = exit_status_in(run.ending);
  watch.read(run);  // last words
  run.output.resize(std::min(run.output.size(), limits.output_bytes));
  run.errors.resize(std::min(run.errors.size(), limits.output_bytes));
  return run;
}

}  // namespace deepdive::sys::toolchain
