#include "sys/scratch.hpp"

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "sys/environment.hpp"
#include "sys/fd.hpp"
#include "sys/removal.hpp"

namespace deepdive::sys {

Result<TempDir> TempDir::create() {
  const std::string folder = environment_variable("TMPDIR").value_or("");
  // A relative one would mean another folder to a child that works elsewhere.
  return create_in(folder.empty() || folder.front() != '/' ? "/tmp" : folder);
}

Result<TempDir> TempDir::create_in(const std::string& parent) {
  std::string name = parent + "/deepdive-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) return failure("no scratch folder '" + name + "': " + error_text(errno));
  return TempDir(std::move(name));
}

TempDir::TempDir(std::string path) : path_(std::move(path)) {}
TempDir::TempDir(TempDir&& other) noexcept : path_(std::exchange(other.path_, {})) {}

TempDir::~TempDir() {
  if (!path_.empty()) static_cast<void>(remove_folder(path_));
}

}  // namespace deepdive::sys
