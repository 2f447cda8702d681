// The JavaScript blocks of one document: in order, in one process and one global scope.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "sys/engine.hpp"
#include "sys/node/process.hpp"

namespace deepdive::sys::node {

class NodeDocument : public DocumentEngine {
public:
  [[nodiscard]] static Result<std::unique_ptr<DocumentEngine>> open(const std::string& program,
                                                                    const DocumentSpace& space);

  [[nodiscard]] Result<snippets::SnippetOutcome> run(std::size_t index, std::chrono::milliseconds patience) override;
  [[nodiscard]] bool is_alive() const override { return process_.is_alive(); }

private:
  NodeDocument(const DocumentSpace& space, NodeProcess process) : space_(space), process_(std::move(process)) {}

  const DocumentSpace& space_;
  NodeProcess process_;
};

}  // namespace deepdive::sys::node
