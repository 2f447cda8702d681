#include "sys/creation.hpp"

#include <unistd.h>

#include "core/base/path.hpp"
#include "sys/environment.hpp"
#include "sys/files.hpp"

namespace deepdive::sys {

namespace {

/// What was made, in order, until it is kept.
class Made {
public:
  Made() = default;
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;
  ~Made() {
    for (auto file = files_.rbegin(); file != files_.rend(); ++file) ::unlink(file->c_str());
    // One that somebody else has put something into stays.
    for (auto folder = folders_.rbegin(); folder != folders_.rend(); ++folder) ::rmdir(folder->c_str());
  }

  [[nodiscard]] Result<void> add(const NewFile& file) {
    note_folders(folder_on_disk(file.path));
    auto created = create_file(file.path, file.text);
    if (!created) return tl::make_unexpected(named(file.path, created.error()));
    files_.push_back(file.path);
    return {};
  }

  void keep() {
    files_.clear();
    folders_.clear();
  }

private:
  /// Those that are missing, the outermost first.
  void note_folders(const std::string& folder) {
    if (path_kind(folder) != PathKind::absent) return;
    note_folders(folder_on_disk(folder));
    folders_.push_back(folder);
  }

  std::vector<std::string> files_ = {};
  std::vector<std::string> folders_ = {};
};

}  // namespace

Result<void> create_files(const std::vector<NewFile>& files) {
  Made made;
  for (const NewFile& file : files) {
    if (interrupted()) return failure("interrupted; nothing is written");
    if (auto added = made.add(file); !added) return added;
  }
  made.keep();
  return {};
}

}  // namespace deepdive::sys
