// The Python blocks of one document: described once, then run step by step.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sys/engine.hpp"
#include "sys/fd.hpp"
#include "sys/python/document_process.hpp"
#include "sys/python/zygote.hpp"

namespace deepdive::sys::python {

[[nodiscard]] bool is_python(const snippets::Snippet& snippet);

class PythonDocument : public DocumentEngine {
public:
  [[nodiscard]] static Result<std::unique_ptr<DocumentEngine>> open(Zygote& zygote, const DocumentSpace& space);

  [[nodiscard]] Result<snippets::SnippetOutcome> run(std::size_t index, std::chrono::milliseconds patience) override;
  [[nodiscard]] bool is_alive() const override { return !unreadable_.empty() || process_.is_alive(); }
  [[nodiscard]] std::string version() const override { return interpreter_.version; }

private:
  PythonDocument(const DocumentSpace& space, const Zygote& zygote, DocumentProcess process, Fd code);
  [[nodiscard]] Result<void> describe();
  [[nodiscard]] snippets::SnippetOutcome run_steps(std::size_t index, const Description& description,
                                                   std::chrono::milliseconds patience);
  void write_code(const snippets::Snippet& snippet, const Description& description);

  const PlannedDocument& document_;
  const RunOptions& options_;
  const Interpreter& interpreter_;
  DocumentProcess process_;
  Fd code_;                                            ///< the file that stands for the document
  std::size_t code_line_ = 1;                          ///< line that comes next in it
  std::map<std::size_t, Description> described_ = {};  ///< by index of the snippet
  std::string unreadable_ = {};                        ///< what is wrong with all of them, if they could not be
};

}  // namespace deepdive::sys::python
