#include "sys/block_environment.hpp"

#include "sys/environment.hpp"

namespace deepdive::sys {

namespace {

std::string search_path() { return environment_variable("PATH").value_or("/usr/local/bin:/usr/bin:/bin"); }

}  // namespace

std::vector<std::string> block_environment(const std::string& home) {
  return {"PATH=" + search_path(),
          "HOME=" + home,
          "TMPDIR=" + home,
          "LC_ALL=C.UTF-8",
          "TZ=UTC",
          "NO_COLOR=1",
          "COLUMNS=80",
          "PYTHONHASHSEED=0",
          "PYTHONDONTWRITEBYTECODE=1"};
}

std::vector<std::string> block_environment(const std::string& home, const sandbox::Cell& cell) {
  auto variables = block_environment(home);
  variables.front() = "PATH=" + cell.search_path(search_path());
  return variables;
}

}  // namespace deepdive::sys
