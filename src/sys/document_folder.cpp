#include "sys/document_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "core/base/path.hpp"
#include "sys/fd.hpp"
#include "sys/removal.hpp"

namespace deepdive::sys {

namespace {

Result<void> make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0700) == 0) return {};
  return failure("no scratch folder '" + path + "': " + error_text(errno));
}

/// A folder in a folder, made if it is not there. Links are not followed: a block may have made them.
Fd folder_in(const Fd& parent, const std::string& name) {
  ::mkdirat(parent.get(), name.c_str(), 0755);
  return Fd(::openat(parent.get(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

Fd new_file_in(const Fd& parent, const std::string& name) {
  ::unlinkat(parent.get(), name.c_str(), 0);
  return Fd(::openat(parent.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
}

Error not_written(const std::string& path) { return {"'" + path + "' cannot be written: " + error_text(errno)}; }

}  // namespace

Result<DocumentFolder> DocumentFolder::create_in(const std::string& parent) {
  auto scratch = TempDir::create_in(parent);
  if (!scratch) return tl::make_unexpected(scratch.error());
  DocumentFolder made(std::move(*scratch));
  for (const std::string& path : {made.work(), made.files()}) {
    if (auto done = make_folder(path); !done) return tl::make_unexpected(done.error());
  }
  return made;
}

void DocumentFolder::open_up() const {
  for (const std::string& path : {scratch_.path(), work(), files()}) ::chmod(path.c_str(), 0700);
}

Result<void> DocumentFolder::empty() const {
  open_up();
  for (const std::string& path : {work(), files()}) {
    if (auto done = remove_folder(path); !done) return done;
    if (auto done = make_folder(path); !done) return done;
  }
  return {};
}

Result<void> DocumentFolder::write(const std::string& path, const std::string& content) const {
  const bool relative = !path.empty() && path.front() != '/' && path.find('\0') == std::string::npos;
  const auto inside = relative ? normalised(path) : std::nullopt;
  if (!inside || inside->empty()) return failure("'" + path + "' is no path inside of the scratch folder");
  Fd folder(::open(work().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  std::string rest = *inside;
  for (std::size_t slash = rest.find('/'); folder.is_open() && slash != std::string::npos; slash = rest.find('/')) {
    folder = folder_in(folder, rest.substr(0, slash));
    rest.erase(0, slash + 1);
  }
  if (!folder.is_open()) return tl::make_unexpected(not_written(path));
  const Fd file = new_file_in(folder, rest);
  if (!file.is_open() || !write_all(file, content)) return tl::make_unexpected(not_written(path));
  return {};
}

}  // namespace deepdive::sys
