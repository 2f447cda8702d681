#include "sys/shell/engine.hpp"

#include <string>

#include "sys/child.hpp"
#include "sys/shell/document.hpp"

namespace deepdive::sys::shell {

namespace {

class ShellJob : public JobEngine {
public:
  [[nodiscard]] Result<std::unique_ptr<DocumentEngine>> open(const DocumentSpace& space) override {
    return std::make_unique<ShellDocument>(space, find_program("bash").value_or(std::string()));
  }
};

}  // namespace

std::unique_ptr<JobEngine> make_engine() { return std::make_unique<ShellJob>(); }

}  // namespace deepdive::sys::shell
