#include "sys/fd.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace deepdive::sys {

namespace {

/// What is read at once. Kept apart from the text that it goes to, which then has no more room than it needs.
using Piece = std::array<char, 65536>;

/// Of what read() or recv() returned, right after it.
ReadState append(const Piece& piece, ssize_t got, std::string& into) {
  if (got > 0) {
    into.append(piece.data(), static_cast<std::size_t>(got));
    return ReadState::data;
  }
  if (got == 0) return ReadState::end;
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? ReadState::nothing_now : ReadState::failed;
}

}  // namespace

Fd& Fd::operator=(Fd&& other) noexcept {
  if (this != &other) {
    reset();
    number_ = other.release();
  }
  return *this;
}

int Fd::release() {
  const int number = number_;
  number_ = -1;
  return number;
}

void Fd::reset() {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

Result<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return failure("a pipe cannot be made: " + error_text(errno));
  return Pipe{Fd(ends[0]), Fd(ends[1])};
}

Result<SocketPair> make_socket_pair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return failure("a pair of sockets cannot be made: " + error_text(errno));
  }
  return SocketPair{Fd(ends[0]), Fd(ends[1])};
}

Fd open_null() { return Fd(::open("/dev/null", O_RDONLY | O_CLOEXEC)); }
Fd open_sink() { return Fd(::open("/dev/null", O_WRONLY | O_CLOEXEC)); }

bool write_all(const Fd& fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool send_all(const Fd& socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

ReadState receive_some(const Fd& socket, std::size_t max_bytes, std::string& into) {
  Piece piece;  // NOLINT(cppcoreguidelines-pro-type-member-init): clearing it would cost more than most reads
  const ssize_t got = ::recv(socket.get(), piece.data(), std::min(max_bytes, piece.size()), MSG_DONTWAIT);
  return append(piece, got, into);
}

ReadState read_some(const Fd& fd, std::size_t max_bytes, std::string& into) {
  Piece piece;  // NOLINT(cppcoreguidelines-pro-type-member-init): as above
  const ssize_t got = ::read(fd.get(), piece.data(), std::min(max_bytes, piece.size()));
  return append(piece, got, into);
}

void drain(Fd& pipe, std::size_t most, std::string& into) {
  ReadState state = ReadState::data;
  while (pipe.is_open() && into.size() <= most && state == ReadState::data) state = read_some(pipe, most + 1, into);
  if (state == ReadState::end || state == ReadState::failed) pipe.reset();
}

void set_nonblocking(const Fd& fd) { ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) | O_NONBLOCK); }

std::string error_text(int number) { return std::generic_category().message(number); }

}  // namespace deepdive::sys
