#include "sys/change_watch.hpp"

#include <filesystem>
#include <fstream>
#include <future>
#include <string>

#include "support/catch.hpp"
#include "support/shell.hpp"

namespace fs = std::filesystem;
using namespace deepdive;
using sys::ChangeWatch;
using sys::WatchMeans;

namespace {

void put(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

/// Each change alone must be seen, by the kernel's word or without.
void sees_changes(WatchMeans means) {
  const testing::ScratchFolder folder;
  put(folder.path() / "a.md", "one");
  ChangeWatch watch({folder.path().string()}, means);
  put(folder.path() / "a.md", "one more");
  CHECK(watch.wait());
  put(folder.path() / "b.md", "new");
  CHECK(watch.wait());
  put(folder.path() / ".b.md.part", "an editor's own file");
  fs::rename(folder.path() / ".b.md.part", folder.path() / "b.md");
  CHECK(watch.wait());
  fs::remove(folder.path() / "b.md");
  CHECK(watch.wait());
  fs::create_directory(folder.path() / "sub");
  CHECK(watch.wait());
}

}  // namespace

TEST_CASE("every kind of change in a folder is seen", "[sys][watch]") {
  sees_changes(WatchMeans::kernel);
  sees_changes(WatchMeans::looking);
}

TEST_CASE("a change that comes while one waits ends the waiting", "[sys][watch]") {
  const testing::ScratchFolder folder;
  ChangeWatch watch({folder.path().string()});
  auto waiting = std::async(std::launch::async, [&] { return watch.wait(); });
  put(folder.path() / "a.md", "text");
  CHECK(waiting.get());
}

TEST_CASE("hidden files and folders that are not there do no harm", "[sys][watch]") {
  const testing::ScratchFolder folder;
  ChangeWatch watch({(folder.path() / "none").string(), folder.path().string()});
  put(folder.path() / ".hidden", "text");
  put(folder.path() / "a.md", "text");
  CHECK(watch.wait());
  fs::remove(folder.path() / ".hidden");
  put(folder.path() / "b.md", "text");
  CHECK(watch.wait());
}
