#include "sys/sandbox/system_paths.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace deepdive::sys::sandbox {

namespace fs = std::filesystem;

const std::vector<std::string>& system_paths() {
  static const std::vector<std::string> paths = [] {
    std::vector<std::string> made{"/usr",
                                  "/bin",
                                  "/sbin",
                                  "/lib",
                                  "/lib32",
                                  "/lib64",
                                  "/libx32",
                                  "/etc/alternatives",
                                  "/etc/ld.so.cache",
                                  "/etc/localtime",
                                  "/etc/mime.types",
                                  "/etc/ssl/certs",
                                  "/etc/ssl/openssl.cnf"};
    std::error_code ignored;
    for (fs::directory_iterator entry("/etc", ignored), end; entry != end; entry.increment(ignored)) {
      const std::string name = entry->path().filename().string();
      if (name.rfind("python3", 0) == 0) made.push_back(entry->path().string());
    }
    std::sort(made.begin(), made.end());
    return made;
  }();
  return paths;
}

const std::vector<std::string>& device_paths() {
  static const std::vector<std::string> paths{"/dev/full", "/dev/null", "/dev/random", "/dev/urandom", "/dev/zero"};
  return paths;
}

bool lies_in(const std::string& path, const std::string& folder) {
  if (path.rfind(folder, 0) != 0) return false;
  return path.size() == folder.size() || folder.back() == '/' || path[folder.size()] == '/';
}

bool lies_in_any(const std::string& path, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) { return lies_in(path, folder); });
}

bool stays_in(const std::string& path, const std::string& folder) {
  std::error_code missing;
  const std::string real = fs::canonical(path, missing).string();
  if (missing) return false;
  const std::string real_folder = fs::canonical(folder, missing).string();
  return !missing && (lies_in(real, real_folder) || lies_in_any(real, system_paths()));
}

std::vector<std::string> without(const std::string& folder, const std::vector<std::string>& hidden) {
  if (std::find(hidden.begin(), hidden.end(), folder) != hidden.end()) return {};
  if (std::none_of(hidden.begin(), hidden.end(), [&](const std::string& other) { return lies_in(other, folder); })) {
    return {folder};
  }
  std::vector<std::string> parts;
  std::error_code ignored;
  for (fs::directory_iterator entry(folder, ignored), end; entry != end; entry.increment(ignored)) {
    const auto more = without(entry->path().string(), hidden);
    parts.insert(parts.end(), more.begin(), more.end());
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

}  // namespace deepdive::sys::sandbox
