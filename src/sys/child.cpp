#include "sys/child.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include "sys/environment.hpp"

namespace deepdive::sys {

namespace {

// Descriptors are first moved above those that the child shall have, so that no move overwrites another's source.
constexpr int parking = 64;

bool is_executable(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(path.c_str(), X_OK) == 0;
}

std::string absolute(const std::string& path) {
  if (path.front() == '/') return path;
  std::array<char, PATH_MAX> folder{};
  return ::getcwd(folder.data(), folder.size()) == nullptr ? path : std::string(folder.data()) + '/' + path;
}

std::vector<char*> pointers_to(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

/// What the child needs between fork and exec, made before: nothing may be allocated there.
struct Prepared {
  const char* program = nullptr;
  const char* folder = nullptr;
  std::vector<char*> arguments = {};
  std::vector<char*> environment = {};
  std::vector<Handover> descriptors = {};
  int report = -1;  ///< where an errno goes when exec fails
  bool adopts_orphans = false;
};

/// Marks all descriptors but those handed over to be closed on exec, whoever opened them.
bool close_others(const std::vector<Handover>& descriptors) {
  if (::close_range(0, ~0U, CLOSE_RANGE_CLOEXEC) != 0) return false;
  for (const Handover& each : descriptors) {
    if (::fcntl(each.theirs, F_SETFD, 0) != 0) return false;
  }
  return true;
}

bool hand_over(Prepared& prepared) {
  auto& descriptors = prepared.descriptors;
  prepared.report = ::fcntl(prepared.report, F_DUPFD_CLOEXEC, parking);
  if (prepared.report < 0) return false;
  for (Handover& each : descriptors) {
    each.ours = ::fcntl(each.ours, F_DUPFD_CLOEXEC, parking);
    if (each.ours < 0) return false;
  }
  for (const Handover& each : descriptors) {
    if (::dup2(each.ours, each.theirs) < 0) return false;
  }
  return close_others(descriptors);
}

void restore_signals() {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
}

/// Runs in the child; only calls that are safe after fork in a program with threads.
[[noreturn]] void become(Prepared& prepared, pid_t parent) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (prepared.adopts_orphans) ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  restore_signals();
  const bool ready = ::getppid() == parent && hand_over(prepared) && ::chdir(prepared.folder) == 0;
  if (ready) ::execve(prepared.program, prepared.arguments.data(), prepared.environment.data());
  const int cause = errno;
  static_cast<void>(::write(prepared.report, &cause, sizeof cause));
  ::_exit(127);
}

}  // namespace

std::string ending_in_words(int status) {
  if (WIFEXITED(status)) return fmt::format("exit status {}", WEXITSTATUS(status));
  return fmt::format("signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
}

std::optional<int> exit_status_in(std::string_view ending) {
  constexpr std::string_view words = "exit status ";
  if (!ending.starts_with(words)) return std::nullopt;
  int status = 0;
  std::from_chars(ending.data() + words.size(), ending.data() + ending.size(), status);
  return status;
}

namespace {

/// The errno with which exec failed, or nothing when it did not.
std::optional<int> exec_failure(const Fd& report) {
  int cause = 0;
  ssize_t got = 0;
  do got = ::read(report.get(), &cause, sizeof cause);
  while (got < 0 && errno == EINTR);
  if (got != static_cast<ssize_t>(sizeof cause)) return std::nullopt;
  return cause;
}

Fd watch_process(pid_t pid) { return Fd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))); }

void wait_for_exit(pid_t pid, std::chrono::milliseconds grace) {
  const Fd watched = watch_process(pid);
  pollfd entry{watched.get(), POLLIN, 0};
  if (watched.is_open()) ::poll(&entry, 1, static_cast<int>(grace.count()));
}

}  // namespace

Result<std::string> find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) {
    const std::string path = absolute(name);
    if (is_executable(path)) return path;
    return failure(fmt::format("program '{}' is not there or cannot be executed", name));
  }
  const std::string folders = environment_variable("PATH").value_or("/usr/local/bin:/usr/bin:/bin");
  for (std::size_t begin = 0; begin <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', begin), folders.size());
    const std::string path = absolute((end == begin ? "." : folders.substr(begin, end - begin)) + '/' + name);
    if (!name.empty() && is_executable(path)) return path;
    begin = end + 1;
  }
  return failure(fmt::format("program '{}' is not found in PATH", name));
}

Result<Child> Child::start(const ChildSpec& spec) {
  auto report = make_pipe();
  if (!report) return tl::make_unexpected(report.error());
  std::vector<std::string> arguments{spec.program};
  arguments.insert(arguments.end(), spec.arguments.begin(), spec.arguments.end());
  Prepared prepared{
      spec.program.c_str(), spec.folder.c_str(),     pointers_to(arguments), pointers_to(spec.environment),
      spec.descriptors,     report->write_end.get(), spec.adopts_orphans};
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) return failure("no process can be started: " + error_text(errno));
  if (pid == 0) become(prepared, parent);
  Child child(pid);
  report->write_end.reset();
  if (const auto cause = exec_failure(report->read_end)) {
    return failure(fmt::format("'{}' cannot be started: {}", spec.program, error_text(*cause)));
  }
  return child;
}

Child::Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}
Child::~Child() { end(std::chrono::milliseconds(0)); }

void Child::send_signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

Fd Child::watch() const { return watch_process(pid_); }

std::string Child::end(std::chrono::milliseconds grace) {
  if (pid_ <= 0) return {};
  wait_for_exit(pid_, grace);
  // The process stays a zombie until all of its group is dead, so that its number cannot be given away before.
  ::kill(-pid_, SIGKILL);
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = 0;
  return ending_in_words(status);
}

}  // namespace deepdive::sys
