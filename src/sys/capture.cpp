#include "sys/capture.hpp"

#include <poll.h>

#include <array>
#include <chrono>
#include <utility>

#include "sys/environment.hpp"

namespace deepdive::sys {

namespace {

constexpr std::size_t piece = std::size_t{64} * 1024;
constexpr int poll_milliseconds = 100;

/// Reads until the other side is closed; false when the user interrupts.
bool read_both(Fd& output, Fd& errors, Captured& captured) {
  set_nonblocking(output);
  set_nonblocking(errors);
  const auto drain = [](Fd& from, std::string& into) {
    if (!from.is_open()) return;
    ReadState state = ReadState::data;
    while (state == ReadState::data) state = read_some(from, piece, into);
    if (state != ReadState::nothing_now) from.reset();
  };
  while (output.is_open() || errors.is_open()) {
    if (interrupted()) return false;
    std::array<pollfd, 2> entries{pollfd{output.get(), POLLIN, 0}, pollfd{errors.get(), POLLIN, 0}};
    ::poll(entries.data(), entries.size(), poll_milliseconds);
    drain(output, captured.output);
    drain(errors, captured.errors);
  }
  return true;
}

}  // namespace

Result<Captured> run_captured(ChildSpec spec) {
  auto output = make_pipe();
  auto errors = make_pipe();
  if (!output) return tl::make_unexpected(output.error());
  if (!errors) return tl::make_unexpected(errors.error());
  const Fd nothing = open_null();
  spec.descriptors = {{nothing.get(), 0}, {output->write_end.get(), 1}, {errors->write_end.get(), 2}};
  auto child = Child::start(spec);
  if (!child) return tl::make_unexpected(child.error());
  output->write_end.reset();
  errors->write_end.reset();
  Captured captured;
  if (!read_both(output->read_end, errors->read_end, captured))
    return failure("'" + spec.program + "' was interrupted");
  captured.ending = child->end(std::chrono::seconds(10));
  return captured;
}

}  // namespace deepdive::sys
