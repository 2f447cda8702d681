// Whom the code of documents runs as, and giving up what that user shall not have.
#pragma once

#include <sys/types.h>

namespace deepdive::sys::sandbox {

struct Identity {
  uid_t user = 0;
  gid_t group = 0;

  [[nodiscard]] bool operator==(const Identity&) const = default;
};

/// Of this process.
[[nodiscard]] Identity own_identity();

/// Ourselves, or for root a user that owns nothing and that other runs are not likely to have.
[[nodiscard]] Identity block_identity();

/// Safe after fork. In the namespace of users that it is in, this process becomes the user for good, without further
/// groups; false when that is refused.
[[nodiscard]] bool become(Identity identity);

enum class Kept { none, sight };

/// Safe after fork. All capabilities, and the way back to any; `sight`, of other processes, may be kept.
[[nodiscard]] bool drop_capabilities(Kept kept = Kept::none);

/// While it lives, this thread opens and makes files as that user. A root that follows the links of a block, or takes
/// away what it left, must not do so as root.
class FilesAs {
public:
  explicit FilesAs(Identity identity);
  FilesAs(const FilesAs&) = delete;
  FilesAs& operator=(const FilesAs&) = delete;
  ~FilesAs();

private:
  Identity before_;
};

}  // namespace deepdive::sys::sandbox
