#include "sys/block_environment.hpp"

#include "sys/environment.hpp"

namespace deepdive::sys {

std::vector<std::string> block_environment(const std::string& home) {
  return {"PATH=" + environment_variable("PATH").value_or("/usr/local/bin:/usr/bin:/bin"),
          "HOME=" + home,
          "TMPDIR=" + home,
          "LC_ALL=C.UTF-8",
          "TZ=UTC",
          "NO_COLOR=1",
          "COLUMNS=80",
          "PYTHONHASHSEED=0",
          "PYTHONDONTWRITEBYTECODE=1"};
}

}  // namespace deepdive::sys
