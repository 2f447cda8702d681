// File descriptors that close themselves.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace deepdive::sys {

/// Owns a descriptor; -1 owns nothing.
class Fd {
public:
  Fd() = default;
  explicit Fd(int number) : number_(number) {}
  ~Fd() { reset(); }
  Fd(Fd&& other) noexcept : number_(other.release()) {}
  Fd& operator=(Fd&& other) noexcept;
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;

  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  [[nodiscard]] int release();
  void reset();

private:
  int number_ = -1;
};

struct Pipe {
  Fd read_end = {};
  Fd write_end = {};
};

/// Both ends are closed on exec.
[[nodiscard]] Result<Pipe> make_pipe();

struct SocketPair {
  Fd ours = {};
  Fd theirs = {};
};

/// Connected stream sockets, both closed on exec.
[[nodiscard]] Result<SocketPair> make_socket_pair();

/// /dev/null for reading; not open when there is none.
[[nodiscard]] Fd open_null();

/// /dev/null for writing; not open when there is none.
[[nodiscard]] Fd open_sink();

/// Writes all bytes, going on after signals. False on failure, with errno set.
[[nodiscard]] bool write_all(const Fd& fd, std::string_view bytes);

/// As write_all for a socket; a closed other side gives EPIPE and no signal.
[[nodiscard]] bool send_all(const Fd& socket, std::string_view bytes);

enum class ReadState { data, nothing_now, end, failed };

/// Appends what can be read without waiting, at most `max_bytes`, to `into`.
[[nodiscard]] ReadState read_some(const Fd& fd, std::size_t max_bytes, std::string& into);

/// As read_some for a socket, whether or not its reads wait.
[[nodiscard]] ReadState receive_some(const Fd& socket, std::size_t max_bytes, std::string& into);

/// Appends all that can be read without waiting, a little more than `most` bytes at the most; closes a pipe at its end,
/// since that would always be ready.
void drain(Fd& pipe, std::size_t most, std::string& into);

/// Reads return at once from now on.
void set_nonblocking(const Fd& fd);

/// Text for an errno value: "No such file or directory".
[[nodiscard]] std::string error_text(int number);

}  // namespace deepdive::sys
