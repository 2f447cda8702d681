#include "sys/cache/result_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "sys/fd.hpp"
#include "sys/files.hpp"

namespace deepdive::sys {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::size_t longest_result = std::size_t{64} * 1024 * 1024;
// A result's time of use is its time of change; it is brought up to date once a day and not with each use.
constexpr auto touch_interval = 24h;
// Temporary files of writers that were killed.
constexpr auto longest_write = 1h;
constexpr std::string_view temporary_suffix = ".part";

bool make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  return !error;
}

/// The folder's own ignore file keeps it out of git, whatever the collection's says.
void hide_from_git(const std::string& folder) {
  const std::string path = folder + "/.gitignore";
  if (path_kind(path) == PathKind::absent) static_cast<void>(create_file(path, "*\n"));
}

/// Renamed into place, so that a reader sees all of it or nothing; not synced, since a lost result is only run again.
bool write_quickly(const std::string& path, std::string_view bytes) {
  const std::string temporary = fmt::format("{}.{}{}", path, ::getpid(), temporary_suffix);
  {
    const Fd fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
    if (!fd.is_open()) return false;
    if (!write_all(fd, bytes)) {
      ::unlink(temporary.c_str());
      return false;
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) == 0) return true;
  ::unlink(temporary.c_str());
  return false;
}

struct Kept {
  fs::path path = {};
  fs::file_time_type used = {};
  std::uintmax_t bytes = 0;
};

std::vector<Kept> everything_in(const std::string& folder) {
  std::vector<Kept> all;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code gone;
    if (!it->is_regular_file(gone) || it->path().filename() == ".gitignore") continue;
    Kept kept{it->path(), it->last_write_time(gone), it->file_size(gone)};
    if (!gone) all.push_back(std::move(kept));
  }
  return all;
}

void drop(const fs::path& path) {
  std::error_code error;
  fs::remove(path, error);
}

}  // namespace

std::string ResultStore::path_of(const std::string& key) const {
  return fmt::format("{}/{}/{}", folder_, key.substr(0, 2), key.substr(2));
}

std::optional<std::string> ResultStore::find(const std::string& key) const {
  const std::string path = path_of(key);
  auto bytes = read_file(path, longest_result);
  if (!bytes) return std::nullopt;
  std::error_code error;
  const auto now = fs::file_time_type::clock::now();
  const auto used = fs::last_write_time(path, error);
  if (!error && now - used > touch_interval) fs::last_write_time(path, now, error);
  return std::move(*bytes);
}

void ResultStore::keep(const std::string& key, std::string_view bytes) {
  const std::string path = path_of(key);
  if (!make_folder(path.substr(0, path.rfind('/')))) return;
  if (!has_grown_) hide_from_git(folder_);
  if (write_quickly(path, bytes)) has_grown_ = true;
}

void ResultStore::prune(const StoreLimits& limits) const {
  std::vector<Kept> all = everything_in(folder_);
  std::sort(all.begin(), all.end(), [](const Kept& a, const Kept& b) { return a.used > b.used; });
  const auto now = fs::file_time_type::clock::now();
  std::uintmax_t bytes = 0;
  for (const Kept& kept : all) {
    const bool temporary = kept.path.extension() == temporary_suffix;
    if (temporary && now - kept.used < longest_write) continue;
    bytes += kept.bytes;
    if (temporary || now - kept.used > limits.age || bytes > limits.bytes) drop(kept.path);
  }
}

}  // namespace deepdive::sys
