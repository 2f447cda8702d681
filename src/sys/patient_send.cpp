#include "sys/patient_send.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

#include "sys/clock.hpp"
#include "sys/environment.hpp"

namespace deepdive::sys {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// How long an interruption by the user can go unseen.
constexpr std::chrono::milliseconds longest_wait = 100ms;

}  // namespace

Sent send_within(const Fd& socket, std::string_view bytes, std::chrono::milliseconds patience) {
  const auto deadline = Clock::now() + patience;
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
      continue;
    }
    if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) return Sent::closed;
    const auto left = time_until(deadline);
    if (left <= 0ms || interrupted()) return Sent::late;
    pollfd entry{socket.get(), POLLOUT, 0};
    ::poll(&entry, 1, static_cast<int>(std::min(left, longest_wait).count()));
  }
  return Sent::all;
}

}  // namespace deepdive::sys
