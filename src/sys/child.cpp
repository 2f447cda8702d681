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
#include "sys/sandbox/cell.hpp"
#include "sys/sandbox/entry.hpp"

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
  bool adopts_orphans = false;
  sandbox::Entry entry = {};  ///< at the level none: it stays outside
  int report = -1;            ///< where an errno goes when exec fails
  int status = -1;            ///< for a guard
  int status_reader = -1;
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
  for (const int number : {SIGPIPE, SIGXFSZ}) ::signal(number, SIG_DFL);
}

bool is_contained(const Prepared& prepared) { return prepared.entry.level != sandbox::Level::none; }

/// The process leads a group, whichever way it takes.
void take_place(const Prepared& prepared) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (!is_contained(prepared)) return;
  ::close(prepared.status_reader);
  sandbox::go_in(prepared.entry, prepared.report, prepared.status);
}

/// Runs in the child; only calls that are safe after fork in a program with threads.
[[noreturn]] void become(Prepared& prepared, pid_t parent) {
  if (::getppid() != parent) ::_exit(127);
  take_place(prepared);
  if (prepared.adopts_orphans) ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  restore_signals();
  const bool ready = hand_over(prepared) && ::chdir(prepared.folder) == 0 &&
                     (!is_contained(prepared) || sandbox::lock(prepared.entry));
  if (ready) ::execve(prepared.program, prepared.arguments.data(), prepared.environment.data());
  const sandbox::News news{sandbox::News::What::lost, errno};
  static_cast<void>(::write(prepared.report, &news, sizeof news));
  ::_exit(127);
}

}  // namespace

bool is_script(const std::string& program) {
  const Fd file(::open(program.c_str(), O_RDONLY | O_CLOEXEC));
  std::string begin;
  return file.is_open() && read_some(file, 2, begin) == ReadState::data && begin == "#!";
}

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

/// What comes next, or nothing when nobody will say more.
std::optional<sandbox::News> next_news(const Fd& from) {
  sandbox::News news;
  ssize_t got = 0;
  do got = ::read(from.get(), &news, sizeof news);
  while (got < 0 && errno == EINTR);
  if (got != static_cast<ssize_t>(sizeof news)) return std::nullopt;
  return news;
}

int wait_status_of(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

Prepared prepare(const ChildSpec& spec, std::vector<std::string>& arguments) {
  arguments.push_back(spec.program);
  arguments.insert(arguments.end(), spec.arguments.begin(), spec.arguments.end());
  Prepared prepared;
  prepared.program = spec.program.c_str();
  prepared.folder = spec.folder.c_str();
  prepared.arguments = pointers_to(arguments);
  prepared.environment = pointers_to(spec.environment);
  prepared.descriptors = spec.descriptors;
  prepared.adopts_orphans = spec.adopts_orphans;
  if (spec.cell == nullptr) return prepared;
  std::vector<std::string> writable{spec.folder};
  writable.insert(writable.end(), spec.writable.begin(), spec.writable.end());
  prepared.entry = sandbox::entry_to(*spec.cell, writable, spec.limits);
  return prepared;
}

Fd watch_process(pid_t pid) { return Fd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))); }

void wait_for_exit(pid_t pid, std::chrono::milliseconds grace) {
  const Fd watched = watch_process(pid);
  pollfd entry{watched.get(), POLLIN, 0};
  if (watched.is_open()) ::poll(&entry, 1, static_cast<int>(grace.count()));
}

}  // namespace

Result<std::string> find_program(const std::string& name) {
  const sandbox::FilesAs ourselves(sandbox::own_identity());
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
  if (spec.cell == nullptr && spec.trust == Trust::stranger) {
    return failure(fmt::format("'{}' is not started: nothing would contain it", spec.program));
  }
  auto report = make_pipe();
  auto status = make_pipe();
  if (!report || !status) return failure("too many open files to start a process");
  std::vector<std::string> arguments;
  Prepared prepared = prepare(spec, arguments);
  prepared.report = report->write_end.get();
  prepared.status = status->write_end.get();
  prepared.status_reader = status->read_end.get();
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) return failure("no process can be started: " + error_text(errno));
  if (pid == 0) become(prepared, parent);
  Child child(pid);
  report->write_end.reset();
  status->write_end.reset();  // or its reader would wait for us, where a guard was killed before it wrote
  if (is_contained(prepared)) child.status_ = std::move(status->read_end);
  // With the first process of a namespace all others die; another guard must live to kill them.
  if (prepared.entry.level == sandbox::Level::landlock) child.farewell_ = SIGTERM;
  if (auto started = child.hear(report->read_end, spec.program); !started) return tl::make_unexpected(started.error());
  return child;
}

/// Follows a process on its way in until it has become the program.
Result<void> Child::hear(const Fd& from, const std::string& program) {
  while (const auto news = next_news(from)) {
    if (news->what == sandbox::News::What::lost) {
      return failure(fmt::format("'{}' cannot be started: {}", program, error_text(news->number)));
    }
    wait_status_of(pid_);
    pid_ = news->number;
  }
  return {};
}

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, 0)), farewell_(other.farewell_), status_(std::move(other.status_)) {}
Child::~Child() { end(std::chrono::milliseconds(0)); }

void Child::send_signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

Fd Child::watch() const { return watch_process(pid_); }

std::string Child::end(std::chrono::milliseconds grace) {
  if (pid_ <= 0) return {};
  wait_for_exit(pid_, grace);
  // The process stays a zombie until all of its group is dead, so that its number cannot be given away before.
  ::kill(-pid_, farewell_);
  int status = wait_status_of(pid_);
  if (status_.is_open()) {
    int told = 0;
    status = ::read(status_.get(), &told, sizeof told) == static_cast<ssize_t>(sizeof told) ? told : SIGKILL;
    status_.reset();
  }
  pid_ = 0;
  return ending_in_words(status);
}

}  // namespace deepdive::sys
