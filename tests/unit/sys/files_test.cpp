#include "sys/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "support/catch.hpp"
#include "support/shell.hpp"

namespace fs = std::filesystem;
using namespace deepdive::sys;
using deepdive::testing::ScratchFolder;

namespace {

constexpr std::size_t plenty = 1000;

// Version 2: the owner reads and writes, user 12345 too, the group does not, the mask, others do not.
const std::string access_list(
    "\2\0\0\0\1\0\6\0\377\377\377\377\2\0\6\0\71\60\0\0\4\0\0\0\377\377\377\377"
    "\20\0\6\0\377\377\377\377\40\0\0\0\377\377\377\377",
    44);

void put(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string error_of(const deepdive::Result<std::string>& result) { return result ? "none" : result.error().message; }
std::string error_of(const deepdive::Result<void>& result) { return result ? "none" : result.error().message; }

std::vector<std::string> names_below(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

mode_t mode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777;
}

}  // namespace

TEST_CASE("a regular file is read whole", "[sys][files]") {
  const ScratchFolder scratch;
  const std::string bytes("a\0b\r\n\xFF", 6);
  put(scratch.path() / "x.md", bytes);
  const auto read = read_file(scratch.path() / "x.md", plenty);
  REQUIRE(read);
  CHECK(*read == bytes);
  CHECK(*read_file(scratch.path() / "x.md", bytes.size()) == bytes);
  put(scratch.path() / "empty", "");
  CHECK(read_file(scratch.path() / "empty", plenty)->empty());
}

TEST_CASE("what is no file of the right size is told apart and never waited for", "[sys][files]") {
  const ScratchFolder scratch;
  const fs::path& folder = scratch.path();
  CHECK(error_of(read_file(folder / "lost", plenty)) == "cannot be read: No such file or directory");
  CHECK(error_of(read_file(folder, plenty)) == "is a folder, not a file");
  REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
  CHECK(error_of(read_file(folder / "fifo", plenty)) == "is a FIFO, not a file");
  CHECK(error_of(read_file("/dev/zero", plenty)) == "is a device, not a file");
  put(folder / "long", "12345");
  CHECK(error_of(read_file(folder / "long", 4)) == "is larger than 4 bytes");
  fs::create_symlink("long", folder / "link");
  CHECK(error_of(read_file(folder / "link", plenty)) == "is a symbolic link, which is not followed here");
  CHECK(*read_file(folder / "link", plenty, SymbolicLinks::follow) == "12345");
  fs::create_symlink("loop", folder / "loop");
  CHECK(error_of(read_file(folder / "loop", plenty, SymbolicLinks::follow)) ==
        "is a symbolic link, which is not followed here");
}

TEST_CASE("a socket is no file", "[sys][files]") {
  const ScratchFolder scratch;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = scratch.path() / "s";
  REQUIRE(path.size() < sizeof address.sun_path);
  std::copy(path.begin(), path.end(), address.sun_path);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  CHECK(error_of(read_file(path, plenty)) == "is no regular file");
  ::close(socket);
}

TEST_CASE("files in /proc say nothing of their size and are read all the same", "[sys][files]") {
  CHECK(read_file("/proc/self/status", 100000)->rfind("Name:", 0) == 0);
  CHECK(error_of(read_file("/proc/self/status", 10)) == "is larger than 10 bytes");
}

TEST_CASE("path_kind and real_path follow links", "[sys][files]") {
  const ScratchFolder scratch;
  const fs::path folder = fs::canonical(scratch.path());
  put(folder / "file", "");
  fs::create_symlink("file", folder / "link");
  fs::create_symlink("nowhere", folder / "broken");
  REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
  CHECK(path_kind(folder) == PathKind::directory);
  CHECK(path_kind(folder / "link") == PathKind::regular);
  CHECK(path_kind(folder / "broken") == PathKind::absent);
  CHECK(path_kind(folder / "file" / "below") == PathKind::absent);
  CHECK(path_kind(folder / "fifo") == PathKind::other);
  CHECK(*real_path((folder / "." / "link").string()) == (folder / "file").string());
  CHECK(error_of(real_path((folder / "broken").string())) == "does not exist");
}

TEST_CASE("a new file appears with all its bytes and the usual mode", "[sys][files]") {
  const ScratchFolder scratch;
  const mode_t mask = ::umask(022);
  const fs::path path = scratch.path() / "a" / "b" / "new.md";
  CHECK(error_of(create_file(path, "text")) == "none");
  ::umask(mask);
  CHECK(text_of(path) == "text");
  CHECK(mode_of(path) == 0644);
  CHECK(names_below(path.parent_path()) == std::vector<std::string>{"new.md"});
}

TEST_CASE("nothing that exists is overwritten by a new file", "[sys][files]") {
  const ScratchFolder scratch;
  put(scratch.path() / "old.md", "old");
  fs::create_symlink("nowhere", scratch.path() / "broken.md");
  fs::create_directory(scratch.path() / "folder.md");
  for (const std::string name : {"old.md", "broken.md", "folder.md"}) {
    INFO(name);
    CHECK(error_of(create_file(scratch.path() / name, "new")) == "exists already; nothing is written");
  }
  CHECK(text_of(scratch.path() / "old.md") == "old");
  CHECK(fs::is_symlink(scratch.path() / "broken.md"));
  CHECK(names_below(scratch.path()) == std::vector<std::string>{"broken.md", "folder.md", "old.md"});
  CHECK(error_of(create_file(scratch.path() / "old.md" / "below.md", "new")) == "cannot be opened: Not a directory");
}

TEST_CASE("a file is replaced with its mode kept and nothing left behind", "[sys][files]") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "x.md";
  put(path, "before");
  fs::permissions(path, fs::perms{0640});
  CHECK(error_of(replace_file(path, "before", "after, and longer")) == "none");
  CHECK(text_of(path) == "after, and longer");
  CHECK(mode_of(path) == 0640);
  CHECK(names_below(scratch.path()) == std::vector<std::string>{"x.md"});
}

TEST_CASE("a file is replaced with its list of access and attributes kept", "[sys][files]") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "x.md";
  put(path, "before");
  if (::setxattr(path.c_str(), "system.posix_acl_access", access_list.data(), access_list.size(), 0) != 0)
    return;  // none here
  const bool has_attributes = ::setxattr(path.c_str(), "user.origin", "here", 4, 0) == 0;
  CHECK(error_of(replace_file(path, "before", "after")) == "none");
  std::string kept(100, '\0');
  const auto size = ::getxattr(path.c_str(), "system.posix_acl_access", kept.data(), kept.size());
  REQUIRE(size == 44);
  CHECK(kept.substr(0, 44) == access_list);
  CHECK(mode_of(path) == 0660);
  if (has_attributes) CHECK(::getxattr(path.c_str(), "user.origin", kept.data(), kept.size()) == 4);
}

TEST_CASE("a file is replaced without the list of access that its folder gives to new ones", "[sys][files]") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "x.md";
  put(path, "before");
  fs::permissions(path, fs::perms{0640});
  const char* default_list = "system.posix_acl_default";
  if (::setxattr(scratch.path().c_str(), default_list, access_list.data(), access_list.size(), 0) != 0) return;
  CHECK(error_of(replace_file(path, "before", "after")) == "none");
  CHECK(::getxattr(path.c_str(), "system.posix_acl_access", nullptr, 0) == -1);
  CHECK(mode_of(path) == 0640);
}

TEST_CASE("who waits for a lock is told so once", "[sys][files]") {
  const ScratchFolder scratch;
  auto first = Lock::take(scratch.path());
  REQUIRE(first);
  std::optional<Lock> held(std::move(*first));
  int told = 0;
  const auto second = Lock::take(scratch.path(), [&] {
    ++told;
    held.reset();
  });
  CHECK(second.has_value());
  CHECK(told == 1);
}

TEST_CASE("equal texts are not written", "[sys][files]") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "x.md";
  put(path, "same");
  const auto before = fs::last_write_time(path);
  struct stat first {};
  REQUIRE(::stat(path.c_str(), &first) == 0);
  CHECK(error_of(replace_file(path, "same", "same")) == "none");
  struct stat second {};
  REQUIRE(::stat(path.c_str(), &second) == 0);
  CHECK(fs::last_write_time(path) == before);
  CHECK(first.st_ino == second.st_ino);
}

TEST_CASE("a file that somebody else changed meanwhile stays as they left it", "[sys][files]") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "x.md";
  put(path, "theirs");
  CHECK(error_of(replace_file(path, "before", "after")) == "was changed by someone else meanwhile (file unchanged)");
  CHECK(error_of(replace_file(path, "th", "after")) == "was changed by someone else meanwhile (file unchanged)");
  CHECK(text_of(path) == "theirs");
  CHECK(names_below(scratch.path()) == std::vector<std::string>{"x.md"});
}

TEST_CASE("a link stays a link and its target changes", "[sys][files]") {
  const ScratchFolder scratch;
  fs::create_directory(scratch.path() / "docs");
  put(scratch.path() / "docs" / "real.md", "before");
  fs::create_symlink("docs/real.md", scratch.path() / "link.md");
  CHECK(error_of(replace_file(scratch.path() / "link.md", "before", "after")) == "none");
  CHECK(fs::is_symlink(scratch.path() / "link.md"));
  CHECK(text_of(scratch.path() / "docs" / "real.md") == "after");
}

TEST_CASE("a file with several hard links is refused", "[sys][files]") {
  const ScratchFolder scratch;
  put(scratch.path() / "x.md", "before");
  fs::create_hard_link(scratch.path() / "x.md", scratch.path() / "y.md");
  CHECK(error_of(replace_file(scratch.path() / "x.md", "before", "after")) ==
        "has 2 hard links; writing it would part them (file unchanged)");
  CHECK(text_of(scratch.path() / "y.md") == "before");
}

TEST_CASE("what a killed writer left behind does not stop the next one", "[sys][files]") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "x.md";
  put(path, "before");
  put(scratch.path() / (".x.md.deepdive-" + std::to_string(::getpid()) + "-0"), "half");
  CHECK(error_of(replace_file(path, "before", "after")) == "none");
  CHECK(text_of(path) == "after");
}

TEST_CASE("a file is written whatever it held, with the usual mode or its own", "[sys][files]") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "r.json";
  CHECK(error_of(write_file(path, "new")) == "none");
  CHECK(text_of(path) == "new");
  const mode_t mask = ::umask(0);
  ::umask(mask);
  CHECK(mode_of(path) == (0666 & ~mask));
  fs::permissions(path, fs::perms::owner_all);
  fs::create_symlink("r.json", scratch.path() / "link");
  CHECK(error_of(write_file(scratch.path() / "link", "newer")) == "none");
  CHECK(text_of(path) == "newer");
  CHECK(mode_of(path) == 0700);
  CHECK(fs::is_symlink(scratch.path() / "link"));
  CHECK(names_below(scratch.path()) == std::vector<std::string>{"link", "r.json"});
}

TEST_CASE("only a file is written, and only into a folder that is there", "[sys][files]") {
  const ScratchFolder scratch;
  REQUIRE(::mkfifo((scratch.path() / "fifo").c_str(), 0600) == 0);
  put(scratch.path() / "one", "1");
  fs::create_hard_link(scratch.path() / "one", scratch.path() / "two");
  CHECK(error_of(write_file(scratch.path() / "fifo", "x")) == "is a FIFO");
  CHECK(error_of(write_file(scratch.path() / "no" / "x", "x")) == "cannot be opened: No such file or directory");
  CHECK(error_of(write_file(scratch.path() / "one", "x")) ==
        "has 2 hard links; writing it would part them (file unchanged)");
  CHECK(text_of(scratch.path() / "one") == "1");
  CHECK(names_below(scratch.path()) == std::vector<std::string>{"fifo", "one", "two"});
}

TEST_CASE("a lock keeps others out until it goes", "[sys][files]") {
  const ScratchFolder scratch;
  put(scratch.path() / "x", "");
  {
    const auto lock = Lock::take(scratch.path() / "x");
    REQUIRE(lock);
    const int other = ::open((scratch.path() / "x").c_str(), O_RDONLY);
    CHECK(::flock(other, LOCK_EX | LOCK_NB) != 0);
    ::close(other);
  }
  CHECK(Lock::take(scratch.path() / "x"));
  CHECK_FALSE(Lock::take(scratch.path() / "lost"));
}
