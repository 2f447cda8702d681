#include "sys/node/engine.hpp"

#include <string>
#include <utility>

#include "sys/child.hpp"
#include "sys/node/document.hpp"

namespace deepdive::sys::node {

namespace {

const std::string program_name = "node";

/// Says of each block why it does not run.
class NoNode : public DocumentEngine {
public:
  [[nodiscard]] Result<snippets::SnippetOutcome> run(std::size_t /*index*/,
                                                     std::chrono::milliseconds /*patience*/) override {
    snippets::SnippetOutcome outcome;
    outcome.why = {snippets::Reason::no_toolchain, program_name};
    return outcome;
  }
  [[nodiscard]] bool is_alive() const override { return true; }
};

class NodeJob : public JobEngine {
public:
  [[nodiscard]] Result<std::unique_ptr<DocumentEngine>> open(const DocumentSpace& space) override {
    const auto program = find_program(program_name);
    if (!program) return std::make_unique<NoNode>();
    return NodeDocument::open(*program, space);
  }
};

}  // namespace

std::unique_ptr<JobEngine> make_engine(const RunContext& /*context*/) { return std::make_unique<NodeJob>(); }

}  // namespace deepdive::sys::node
