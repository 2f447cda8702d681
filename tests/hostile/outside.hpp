// A small world outside of any containment, with all that an attack could get hold of.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "sys/fd.hpp"

namespace deepdive::hostile {

class Outside {
public:
  /// Made so that `user` could do to it what users do to their own.
  explicit Outside(uid_t user);
  Outside(const Outside&) = delete;
  Outside& operator=(const Outside&) = delete;
  ~Outside();

  /// name=value for each thing, as the attacks take them.
  [[nodiscard]] std::vector<std::string> words() const;
  /// Whether an attack has killed the process that can be killed; then there is another one.
  [[nodiscard]] bool replace_victim();
  /// Kills all processes that say `mark` on their command lines and removes the file of that name; how many there were.
  [[nodiscard]] static int sweep(const std::string& mark);
  /// Puts everything back that attacks take away.
  void restore() const;

private:
  void listen();
  void start_victim();

  uid_t user_;
  std::string place_ = {};
  std::string home_ = {};
  pid_t victim_ = 0;
  pid_t server_ = 0;
  std::vector<sys::Fd> sockets_ = {};
  sys::Fd inherited_ = {};
  unsigned short tcp_ = 0;
  unsigned short udp_ = 0;
};

}  // namespace deepdive::hostile
