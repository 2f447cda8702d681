#include "outside.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace deepdive::hostile {

namespace {

namespace fs = std::filesystem;

void need(bool done, const char* what) {
  if (!done) throw std::runtime_error(fmt::format("{}: {}", what, sys::error_text(errno)));
}

void write_file(const std::string& path, const std::string& text, mode_t mode) {
  std::ofstream(path) << text;
  need(::chmod(path.c_str(), mode) == 0, path.c_str());
}

std::string abstract_name() { return fmt::format("deepdive-hostile-{}", ::getpid()); }

sys::Fd unix_socket(int kind, const std::string& name) {
  sys::Fd made(::socket(AF_UNIX, kind | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, name.data(), name.size());
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
  need(::bind(made.get(), reinterpret_cast<const sockaddr*>(&address), size) == 0, "a socket's name");
  if (kind == SOCK_STREAM) need(::listen(made.get(), 64) == 0, "a socket that listens");
  return made;
}

sys::Fd loopback_socket(int kind, unsigned short& port) {
  sys::Fd made(::socket(AF_INET, kind | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  need(::bind(made.get(), plain, size) == 0 && ::getsockname(made.get(), plain, &size) == 0, "a port");
  if (kind == SOCK_STREAM) need(::listen(made.get(), 64) == 0, "a socket that listens");
  port = ntohs(address.sin_port);
  return made;
}

/// Answers each datagram by one byte until it is killed.
[[noreturn]] void answer_datagrams(int socket) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (;;) {
    char byte = 0;
    sockaddr_in from{};
    socklen_t size = sizeof from;
    auto* plain = reinterpret_cast<sockaddr*>(&from);
    if (::recvfrom(socket, &byte, 1, 0, plain, &size) > 0) ::sendto(socket, &byte, 1, 0, plain, size);
  }
}

/// In a small namespace a number could be that of another process inside.
pid_t fork_with_a_high_number() {
  constexpr pid_t high = 1000;
  for (;;) {
    const pid_t pid = ::fork();
    if (pid == 0 && ::getpid() < high) ::_exit(0);
    if (pid == 0 || pid >= high) return pid;
    ::waitpid(pid, nullptr, 0);
  }
}

}  // namespace

Outside::Outside(uid_t user) : user_(user) {
  std::string name = "/tmp/deepdive-hostile-XXXXXX";
  need(::mkdtemp(name.data()) != nullptr, "a folder");
  place_ = name;
  home_ = place_ + "/home";
  fs::create_directory(home_);
  need(::chmod(place_.c_str(), 0777) == 0, "a folder for all");
  inherited_ = sys::Fd(-1);
  restore();
  listen();
  start_victim();
  // Left open for whoever is started, as a careless program would.
  inherited_ = sys::Fd(::open((place_ + "/secret").c_str(), O_RDONLY));  // NOLINT: that is the point
}

Outside::~Outside() {
  for (const pid_t pid : {victim_, server_}) {
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
  }
  std::error_code ignored;
  fs::remove_all(place_, ignored);
  ::shm_unlink(abstract_name().c_str());
}

void Outside::restore() const {
  std::error_code ignored;
  for (const char* name : {"made", "folder", "to-root", "pipe", "renamed", "moved", "link"}) {
    fs::remove_all(place_ + '/' + name, ignored);
  }
  write_file(place_ + "/secret", "secret", 0644);
  write_file(home_ + "/key", "secret", 0644);
  for (const char* name : {"target", "removable", "renamable"}) write_file(place_ + '/' + name, "text", 0666);
  fs::create_symlink("/somewhere", place_ + "/link", ignored);
  write_file("/dev/shm/" + abstract_name(), "secret", 0644);
}

void Outside::listen() {
  sockets_.push_back(loopback_socket(SOCK_STREAM, tcp_));
  sockets_.push_back(unix_socket(SOCK_STREAM, place_ + "/socket"));
  need(::chmod((place_ + "/socket").c_str(), 0777) == 0, "a socket for all");
  sockets_.push_back(unix_socket(SOCK_STREAM, '\0' + abstract_name()));
  sockets_.push_back(unix_socket(SOCK_DGRAM, '\0' + abstract_name() + "-datagrams"));
  sockets_.push_back(loopback_socket(SOCK_DGRAM, udp_));
  server_ = ::fork();
  if (server_ == 0) answer_datagrams(sockets_.back().get());
}

void Outside::start_victim() {
  victim_ = fork_with_a_high_number();
  need(victim_ >= 0, "a process");
  if (victim_ != 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::setsid();
  if (user_ != ::geteuid() && ::setresuid(user_, user_, user_) != 0) ::_exit(1);
  ::execle("/bin/sleep", "sleep", "100000", nullptr,
           std::array{"TOKEN=secret", static_cast<const char*>(nullptr)}.data());
  ::_exit(1);
}

bool Outside::replace_victim() {
  if (::waitpid(victim_, nullptr, WNOHANG) == 0) return false;
  start_victim();
  return true;
}

int Outside::sweep(const std::string& mark) {
  std::error_code ignored;
  int count = fs::remove("/tmp/deepdive-litter-" + mark, ignored) ? 1 : 0;
  for (fs::directory_iterator entry("/proc", ignored), end; entry != end; entry.increment(ignored)) {
    const std::string name = entry->path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos || name == std::to_string(::getpid())) continue;
    std::ifstream file(entry->path() / "cmdline", std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    if (text.str().find("deepdive-litter-" + mark) == std::string::npos) continue;
    ::kill(static_cast<pid_t>(std::stol(name)), SIGKILL);
    ++count;
  }
  return count;
}

std::vector<std::string> Outside::words() const {
  std::array<char, 256> machine{};
  ::gethostname(machine.data(), machine.size() - 1);
  return {"place=" + place_,
          "home=" + home_,
          "secret=" + place_ + "/secret",
          "target=" + place_ + "/target",
          "socket=" + place_ + "/socket",
          "abstract=" + abstract_name(),
          "shared=" + abstract_name(),
          fmt::format("tcp={}", tcp_),
          fmt::format("udp={}", udp_),
          fmt::format("pid={}", victim_),
          fmt::format("runner={}", ::getpid()),
          fmt::format("descriptor={}", inherited_.get()),
          fmt::format("hostname={}", machine.data()),
          "many=600",
          std::string("repository=") + DEEPDIVE_SOURCE_DIR};
}

}  // namespace deepdive::hostile
