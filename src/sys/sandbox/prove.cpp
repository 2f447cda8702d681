#include "sys/sandbox/prove.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/netlink.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <utility>

#include "sys/fd.hpp"
#include "sys/sandbox/cell.hpp"
#include "sys/sandbox/entry.hpp"
#include "sys/sandbox/landlock.hpp"

namespace deepdive::sys::sandbox {

namespace {

// Below version 6 a process that shares a namespace can send signals to us.
constexpr int least_alone = 6;
constexpr int least_with_namespaces = 1;

/// What is tried, with texts that the process can use after its fork.
struct Trial {
  Entry entry = {};
  std::string secret = {};  ///< a file that anybody could read
  std::string ours = {};    ///< a file that does not exist yet and may be made
  pid_t outside = 0;        ///< a process that no signal shall reach
};

enum class Flaw { none, locking, root, reading, seeing, writing, filter, signals };

std::string describe(Flaw flaw) {
  switch (flaw) {
    case Flaw::none: return {};
    case Flaw::locking: return "Landlock or the filter of system calls is refused";
    case Flaw::root: return "code would run as root";
    case Flaw::reading: return "a file outside can be read";
    case Flaw::seeing: return "a file outside can be seen";
    case Flaw::writing: return "the scratch folder cannot be written";
    case Flaw::filter: return "system calls are not filtered";
    case Flaw::signals: return "processes outside can be sent signals";
  }
  return {};
}

/// Runs in the process that is contained, with nothing to allocate.
Flaw first_flaw(const Trial& trial) {
  const bool apart = trial.entry.level == Level::full;
  if (!lock(trial.entry)) return Flaw::locking;
  if (::geteuid() == 0 || ::getuid() == 0) return Flaw::root;
  if (::open(trial.secret.c_str(), O_RDONLY | O_CLOEXEC) >= 0) return Flaw::reading;
  if (apart && ::access(trial.secret.c_str(), F_OK) == 0) return Flaw::seeing;
  if (::open(trial.ours.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) < 0) return Flaw::writing;
  if (::socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) >= 0) return Flaw::filter;
  if (!apart && ::kill(trial.outside, 0) == 0) return Flaw::signals;
  return Flaw::none;
}

/// The last news that comes; the number of the guard, if there is one, is put aside.
std::optional<News> last_news(const Fd& from, pid_t& guard) {
  std::optional<News> last;
  News news;
  for (ssize_t got = 0; (got = ::read(from.get(), &news, sizeof news)) != 0;) {
    if (got < 0 && errno == EINTR) continue;
    if (got != static_cast<ssize_t>(sizeof news)) break;
    if (news.what == News::What::guard) guard = news.number;
    else last = news;
  }
  return last;
}

void wait_for(pid_t pid) {
  while (pid > 0 && ::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<void> run_trial(const Trial& trial) {
  auto report = make_pipe();
  auto status = make_pipe();
  if (!report || !status) return failure("too many open files");
  const pid_t pid = ::fork();
  if (pid < 0) return failure("no process can be started: " + error_text(errno));
  if (pid == 0) {
    ::close(status->read_end.get());
    go_in(trial.entry, report->write_end.get(), status->write_end.get());
    const News news{News::What::started, static_cast<int>(first_flaw(trial))};
    static_cast<void>(::write(report->write_end.get(), &news, sizeof news));
    ::_exit(0);
  }
  report->write_end.reset();
  status->write_end.reset();
  pid_t guard = 0;
  const auto news = last_news(report->read_end, guard);
  wait_for(pid);
  wait_for(guard);
  if (!news) return failure("the process that tries it has ended");
  if (news->what == News::What::lost) return failure("a process cannot go in: " + error_text(news->number));
  const auto flaw = static_cast<Flaw>(news->number);
  return flaw == Flaw::none ? Result<void>{} : failure(describe(flaw));
}

Result<void> check_landlock(const Containment& containment) {
  const int least = containment.level == Level::full ? least_with_namespaces : least_alone;
  if (containment.landlock_abi >= least) return {};
  if (containment.landlock_abi == 0) return failure("the kernel has no Landlock");
  return failure(fmt::format("Landlock has version {} here, and {} is needed", containment.landlock_abi, least));
}

/// What a person can type to have containment; the first that is known to stand in the way.
std::string remedy() {
  const auto is = [](const std::string& name, char value) {
    const Fd file(::open(("/proc/sys/" + name).c_str(), O_RDONLY | O_CLOEXEC));
    char first = 0;
    return file.is_open() && ::read(file.get(), &first, 1) == 1 && first == value;
  };
  if (is("kernel/apparmor_restrict_unprivileged_userns", '1')) {
    return "`sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0` allows namespaces";
  }
  if (is("kernel/unprivileged_userns_clone", '0')) {
    return "`sudo sysctl -w kernel.unprivileged_userns_clone=1` allows namespaces";
  }
  if (is("user/max_user_namespaces", '0')) {
    return "`sudo sysctl -w user.max_user_namespaces=10000` allows namespaces";
  }
  return "in a container, `docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined "
         "--security-opt systempaths=unconfined` allows namespaces";
}

Error no_level(const std::string& what) {
  return {fmt::format("{}; no code was run\n  help: {}; `--sandbox=none` runs code without any containment", what,
                      remedy())};
}

}  // namespace

Result<void> prove(const ContainmentSpec& spec) {
  const auto containment = make_containment(spec);
  if (!containment) return tl::make_unexpected(containment.error());
  if (auto done = check_landlock(*containment); !done) return done;
  const auto cell = Cell::create(*containment);
  if (!cell) return tl::make_unexpected(cell.error());
  const FilesAs owner(containment->identity);
  const auto outside = TempDir::create_in("/tmp");
  if (!outside) return tl::make_unexpected(outside.error());
  Trial trial{entry_to(**cell, {(*cell)->scratch()}, {}), outside->path() + "/secret", (*cell)->scratch() + "/proof",
              ::getpid()};
  const Fd secret(::open(trial.secret.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!secret.is_open()) return failure("'" + trial.secret + "' cannot be written: " + error_text(errno));
  return run_trial(trial);
}

Result<Level> choose(std::optional<Level> wanted) {
  if (wanted == Level::none) return Level::none;
  std::string missing;
  for (const Level level : {Level::full, Level::landlock}) {
    if (wanted && *wanted != level) continue;
    const auto held = prove({level});
    if (held) return level;
    missing += fmt::format("{}{} ({})", missing.empty() ? "" : ", ", to_string(level), held.error().message);
  }
  return tl::make_unexpected(no_level("no containment of code blocks holds here: " + missing));
}

}  // namespace deepdive::sys::sandbox
