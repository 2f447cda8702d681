// The shell blocks of one document: checked, or run one after the other in one shell.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "core/snippets/claims.hpp"
#include "sys/engine.hpp"
#include "sys/shell/process.hpp"
#include "sys/shell/syntax.hpp"

namespace deepdive::sys::shell {

class ShellDocument : public DocumentEngine {
public:
  /// `program`: absolute path of the shell; empty when there is none.
  ShellDocument(const DocumentSpace& space, std::string program);

  [[nodiscard]] Result<snippets::SnippetOutcome> run(std::size_t index, std::chrono::milliseconds patience) override;
  [[nodiscard]] bool is_alive() const override { return !process_ || process_->is_alive(); }

private:
  [[nodiscard]] Result<std::optional<SyntaxFault>> fault_of(const snippets::Snippet& snippet,
                                                            std::chrono::steady_clock::time_point deadline) const;
  [[nodiscard]] Result<void> start();
  [[nodiscard]] snippets::Shape shape_of(const snippets::Snippet& snippet,
                                         std::chrono::steady_clock::time_point deadline) const;
  [[nodiscard]] Result<snippets::SnippetOutcome> run_steps(const snippets::Snippet& snippet,
                                                           std::chrono::milliseconds patience);
  [[nodiscard]] Result<std::string> input_file(const snippets::Snippet& snippet) const;

  const DocumentSpace& space_;
  std::string program_;
  SyntaxCheck syntax_;
  std::optional<ShellProcess> process_ = std::nullopt;  ///< from the first block on that runs
};

}  // namespace deepdive::sys::shell
