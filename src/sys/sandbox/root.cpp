#include "sys/sandbox/root.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/mount.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <utility>

#include "sys/sandbox/identity.hpp"

namespace deepdive::sys::sandbox {

namespace {

using Make = RootStep::Make;

// Where the new root is put together; what lies there outside has been taken before.
constexpr const char* stage = "/tmp";
constexpr const char* root_options = "size=1m,nr_inodes=4096,mode=0755";
constexpr const char* scratch_options = "size=256m,nr_inodes=20000,mode=0700";
constexpr unsigned long plain = MS_NOSUID | MS_NODEV;
constexpr std::size_t handle_count = Namespaces::names.size() + 1;

/// What the process that builds has, made before it is forked: nothing may be allocated there.
struct Building {
  const std::vector<RootStep>& steps;
  std::vector<std::string> targets = {};  ///< of each step, on the stage
  std::vector<int> trees = {};            ///< of each step, its tree, taken before
  Network network = Network::none;
  bool private_tmp = false;
  int line = -1;                                           ///< to the one who asked
  std::array<int, Namespaces::names.size()> handles = {};  ///< its namespaces
};

/// What went wrong, for people: a word and an errno.
struct Complaint {
  int number = 0;
  std::array<char, 120> what = {};
};

[[noreturn]] void give_up(const Building& building, const char* what) {
  Complaint complaint;
  complaint.number = errno;
  std::strncpy(complaint.what.data(), what, complaint.what.size() - 1);
  static_cast<void>(::send(building.line, &complaint, sizeof complaint, MSG_NOSIGNAL));
  ::_exit(1);
}

void must(bool done, const Building& building, const char* what) {
  if (!done) give_up(building, what);
}

/// A copy of what is mounted there, without the way to change it, to programs of other users, and to devices.
int take_tree(const RootStep& step) {
  const int tree = static_cast<int>(
      ::syscall(SYS_open_tree, AT_FDCWD, step.source.c_str(), OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE));
  mount_attr attributes{};
  attributes.attr_set = MOUNT_ATTR_NOSUID;
  attributes.attr_set |= step.make == Make::device ? MOUNT_ATTR_NOEXEC : MOUNT_ATTR_RDONLY | MOUNT_ATTR_NODEV;
  const bool done = tree >= 0 && ::syscall(SYS_mount_setattr, tree, "", AT_EMPTY_PATH | AT_RECURSIVE, &attributes,
                                           sizeof attributes) == 0;
  return done ? tree : -1;
}

/// With the rights of the one who asked: later this process is nobody who could look into other people's folders.
void take_trees(Building& building) {
  for (std::size_t i = 0; i < building.steps.size(); ++i) {
    const RootStep& step = building.steps[i];
    if (step.make != Make::tree && step.make != Make::device) continue;
    building.trees[i] = take_tree(step);
    must(building.trees[i] >= 0, building, step.source.c_str());
  }
}

bool put_file(const char* path, std::string_view text) {
  const Fd file(::open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
  return file.is_open() && write_all(file, text);
}

bool put_tree(const RootStep& step, const char* target, int tree) {
  const bool there = step.of_folder ? ::mkdir(target, 0755) == 0 || errno == EEXIST : put_file(target, {});
  return there && ::syscall(SYS_move_mount, tree, "", AT_FDCWD, target, MOVE_MOUNT_F_EMPTY_PATH) == 0;
}

bool put(const RootStep& step, const char* target, int tree) {
  switch (step.make) {
    case Make::folder: return ::mkdir(target, 0755) == 0 || errno == EEXIST;
    case Make::file: return put_file(target, step.source);
    case Make::link: return ::symlink(step.source.c_str(), target) == 0;
    case Make::tree:
    case Make::device: return put_tree(step, target, tree);
    case Make::scratch:
      return ::mkdir(target, 0700) == 0 && ::mount("tmpfs", target, "tmpfs", plain, scratch_options) == 0;
  }
  return false;
}

/// A second name for a new folder in the scratch folder.
bool share(const Fd& scratch, const char* name, const char* target) {
  if (::mkdirat(scratch.get(), name, 0700) != 0) return false;
  const int tree = static_cast<int>(::syscall(SYS_open_tree, scratch.get(), name, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
  return tree >= 0 && ::syscall(SYS_move_mount, tree, "", AT_FDCWD, target, MOVE_MOUNT_F_EMPTY_PATH) == 0;
}

bool raise_loopback() {
  const Fd socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  ifreq request{};
  std::strcpy(request.ifr_name, "lo");
  request.ifr_flags = static_cast<short>(IFF_UP | IFF_RUNNING);
  return socket.is_open() && ::ioctl(socket.get(), SIOCSIFFLAGS, &request) == 0;
}

void build(Building& building) {
  must(::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0, building, "private mounts");
  take_trees(building);
  must(become({inner_user, inner_user}), building, "change of user");
  ::umask(0);
  must(::mount("tmpfs", stage, "tmpfs", plain, root_options) == 0, building, "mount of a root");
  for (std::size_t i = 0; i < building.steps.size(); ++i) {
    const char* target = building.targets[i].c_str();
    must(put(building.steps[i], target, building.trees[i]), building, target);
  }
  ::umask(022);
}

/// Below /proc lies one for no process: where there is none, the kernel lets nobody mount another.
void move_in(const Building& building) {
  must(::mount("proc", "/tmp/proc", "proc", plain | MS_NOEXEC, nullptr) == 0, building, "mount of /proc");
  must(::chdir(stage) == 0 && ::syscall(SYS_pivot_root, ".", ".") == 0, building, "change of root");
  must(::umount2(".", MNT_DETACH) == 0 && ::chdir("/") == 0, building, "leaving of the old root");
}

const RootStep& scratch_of(const Building& building) {
  std::size_t at = 0;
  while (building.steps[at].make != Make::scratch) ++at;
  return building.steps[at];
}

void close_root(const Building& building) {
  mount_attr attributes{};
  attributes.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV;
  must(::syscall(SYS_mount_setattr, AT_FDCWD, "/", 0, &attributes, sizeof attributes) == 0, building,
       "a root that is only read");
}

/// A message of one complaint, with room for all handles.
struct Parcel {
  Parcel() {
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = space.data();
    message.msg_controllen = space.size();
  }
  Parcel(const Parcel&) = delete;
  Parcel& operator=(const Parcel&) = delete;

  Complaint complaint = {};
  iovec part{&complaint, sizeof complaint};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * handle_count)> space{};
  msghdr message = {};
};

void send_handles(const Building& building, int scratch) {
  Parcel parcel;
  cmsghdr* header = CMSG_FIRSTHDR(&parcel.message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int) * handle_count);
  std::memcpy(CMSG_DATA(header), building.handles.data(), sizeof(int) * building.handles.size());
  std::memcpy(CMSG_DATA(header) + sizeof(int) * building.handles.size(), &scratch, sizeof scratch);
  must(::sendmsg(building.line, &parcel.message, MSG_NOSIGNAL) > 0, building, "handing over");
}

/// Its own namespaces, while the /proc of the machine is there.
void open_handles(Building& building) {
  constexpr std::array<const char*, Namespaces::names.size()> paths{"/proc/self/ns/user", "/proc/self/ns/mnt",
                                                                    "/proc/self/ns/net",  "/proc/self/ns/ipc",
                                                                    "/proc/self/ns/uts",  "/proc/self/ns/cgroup"};
  for (std::size_t i = 0; i < paths.size(); ++i) {
    building.handles[i] = ::open(paths[i], O_RDONLY | O_CLOEXEC);
    must(building.handles[i] >= 0, building, paths[i]);
  }
}

[[noreturn]] void run_builder(Building& building) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  char go = 0;
  if (::read(building.line, &go, 1) != 1) ::_exit(1);
  open_handles(building);
  build(building);
  move_in(building);
  if (building.network == Network::none) must(raise_loopback(), building, "loopback");
  must(::sethostname("sandbox", 7) == 0, building, "name of the machine");
  const Fd scratch(::open(scratch_of(building).target.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  must(scratch.is_open(), building, "scratch folder");
  must(share(scratch, shared_folders[0], "/dev/shm"), building, "mount of /dev/shm");
  if (building.private_tmp) must(share(scratch, shared_folders[1], "/tmp"), building, "mount of /tmp");
  close_root(building);
  send_handles(building, scratch.get());
  ::_exit(0);
}

Result<void> write_map(pid_t pid, const char* name, const std::string& text) {
  const std::string path = fmt::format("/proc/{}/{}", pid, name);
  const Fd file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.is_open() && write_all(file, text)) return {};
  return failure(fmt::format("{}: {}", name, error_text(errno)));
}

/// Inside there is one user, whoever that is outside.
Result<void> map_user(pid_t pid, Identity identity) {
  if (auto done = write_map(pid, "setgroups", "deny"); !done) return done;
  if (auto done = write_map(pid, "uid_map", fmt::format("{} {} 1\n", inner_user, identity.user)); !done) return done;
  return write_map(pid, "gid_map", fmt::format("{} {} 1\n", inner_user, identity.group));
}

Result<Namespaces> receive_handles(const Fd& line, Network network) {
  Parcel parcel;
  ssize_t got = 0;
  do got = ::recvmsg(line.get(), &parcel.message, MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  const cmsghdr* header = got > 0 ? CMSG_FIRSTHDR(&parcel.message) : nullptr;
  if (got <= 0) return failure("the process that builds it has ended");
  if (header == nullptr) {
    return failure(fmt::format("{}: {}", parcel.complaint.what.data(), error_text(parcel.complaint.number)));
  }
  std::array<int, handle_count> numbers{};
  std::memcpy(numbers.data(), CMSG_DATA(header), sizeof numbers);
  Namespaces made;
  for (std::size_t i = 0; i < made.handles.size(); ++i) made.handles[i] = Fd(numbers[i]);
  made.scratch = Fd(numbers.back());
  if (network == Network::host) made.handles[2].reset();
  return made;
}

pid_t fork_into_namespaces(Network network) {
  unsigned long flags = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP;
  if (network == Network::none) flags |= CLONE_NEWNET;
  return static_cast<pid_t>(::syscall(SYS_clone, flags | SIGCHLD, nullptr, nullptr, nullptr, nullptr));
}

}  // namespace

Result<Namespaces> make_namespaces(const Containment& containment, const std::vector<RootStep>& steps) {
  auto line = make_socket_pair();
  if (!line) return tl::make_unexpected(line.error());
  Building building{steps, {}, std::vector<int>(steps.size(), -1), containment.network};
  building.line = line->theirs.get();
  building.private_tmp = has_private_tmp(scratch_of(building).target);
  for (const RootStep& step : steps) building.targets.push_back(stage + step.target);
  const pid_t pid = fork_into_namespaces(containment.network);
  if (pid < 0) return failure("namespaces: " + error_text(errno));
  if (pid == 0) run_builder(building);
  line->theirs.reset();
  auto mapped = map_user(pid, containment.identity);
  auto made = Result<Namespaces>(tl::make_unexpected(mapped ? Error{} : mapped.error()));
  if (mapped && send_all(line->ours, "x")) made = receive_handles(line->ours, containment.network);
  line->ours.reset();  // a builder that waits for leave ends by this
  while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
  }
  return made;
}

}  // namespace deepdive::sys::sandbox
