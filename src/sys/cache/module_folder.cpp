#include "sys/cache/module_folder.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <system_error>

#include "core/base/digest.hpp"
#include "sys/files.hpp"

namespace deepdive::sys {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 20'000;
constexpr std::size_t longest_module = std::size_t{4} * 1024 * 1024;

bool holds_distributions(const fs::path& folder) {
  return folder.filename() == "site-packages" || folder.filename() == "dist-packages";
}

std::string describe_names(const std::string& folder) {
  Digest digest;
  for (const std::string& name : names_in(folder)) {
    if (name == "__pycache__") continue;
    digest.add(name);
    std::string path = folder;
    path.append(1, '/').append(name);
    if (path_kind(path) != PathKind::regular) continue;
    const auto text = read_file(path, longest_module, SymbolicLinks::follow);
    digest.add(text ? *text : std::string{});
  }
  return digest.finish();
}

std::optional<std::string> describe_files(const std::string& folder) {
  std::map<std::string, std::uint64_t> files;  // sorted: a folder's own order is not always the same
  std::error_code error;
  const auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator it(folder, options, error), end; !error && it != end; it.increment(error)) {
    if (it->path().filename() == "__pycache__" || it->path().filename().string().front() == '.') {
      it.disable_recursion_pending();
      continue;
    }
    std::error_code gone;
    if (!it->is_regular_file(gone)) continue;
    const auto changed = it->last_write_time(gone).time_since_epoch().count();
    files[it->path().string() + '\n' + std::to_string(changed)] = it->file_size(gone);
    if (files.size() > most_files) return std::nullopt;
  }
  Digest digest;
  for (const auto& [file, bytes] : files) digest.add(file).add(bytes);
  return digest.finish();
}

}  // namespace

std::optional<std::string> describe_module_folder(const std::string& folder) {
  if (path_kind(folder) != PathKind::directory) return "absent";
  return holds_distributions(folder) ? describe_names(folder) : describe_files(folder);
}

}  // namespace deepdive::sys
