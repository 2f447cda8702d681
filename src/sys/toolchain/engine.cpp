#include "sys/toolchain/engine.hpp"

#include "sys/toolchain/document.hpp"

namespace deepdive::sys::toolchain {

namespace {

class ToolchainJob : public JobEngine {
public:
  [[nodiscard]] Result<std::unique_ptr<DocumentEngine>> open(const DocumentSpace& space) override {
    return std::make_unique<ToolchainDocument>(space, programs_);
  }

private:
  Programs programs_ = {};
};

}  // namespace

std::unique_ptr<JobEngine> make_engine(const RunContext& /*context*/) { return std::make_unique<ToolchainJob>(); }

}  // namespace deepdive::sys::toolchain
