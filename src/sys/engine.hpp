// What runs the code blocks of a document: an engine for each way of running them, all behind one interface.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/source.hpp"
#include "core/markdown/document.hpp"
#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"
#include "sys/run_observer.hpp"
#include "sys/sandbox/cell.hpp"

namespace deepdive::sys {

/// A document with what is planned for its code. What it points at outlives the run.
struct PlannedDocument {
  const SourceFile* source = nullptr;
  const markdown::Document* document = nullptr;
  const snippets::RunPlan* plan = nullptr;
};

struct RunOptions {
  std::string python = "python3";                                      ///< a path, or a name that is looked up in PATH
  bool collection_names_python = false;                                ///< and no person who runs this
  std::size_t jobs = 1;                                                ///< documents at once
  std::size_t output_bytes = std::size_t{1024} * 1024;                 ///< of one block; more ends the block
  std::chrono::milliseconds document_time = std::chrono::seconds(60);  ///< for all blocks of a document together
  RunObserver* observer = nullptr;                                     ///< may be null; outlives the run
  std::optional<sandbox::Level> sandbox = std::nullopt;                ///< nothing runs where it was not chosen
  std::vector<std::string> hidden = {};                                ///< folders that no code may see
  sandbox::Network network = sandbox::Network::none;
};

/// What all documents of a run share.
struct RunContext {
  RunOptions options = {};
  std::vector<PlannedDocument> documents = {};
  sandbox::Containment containment = {};
};

/// The folders of one document, both of them for it alone, and the cell that they lie in: each process that an engine
/// starts is given it (`ChildSpec::cell`) and may write in both.
struct DocumentSpace {
  const PlannedDocument& document;
  const RunOptions& options;
  const sandbox::Cell& cell;
  std::string work = {};   ///< where its code is started: empty but for what its blocks have put there
  std::string files = {};  ///< for what an engine needs beside it: sources, programs that are built

  /// Path below `files` of a file with the document's name and this ending (".py"), whether or not it is there: what
  /// tracebacks call the code.
  [[nodiscard]] std::string code_path(std::string_view ending) const;
};

/// Runs the blocks of one document that are written in an engine's languages. Its destruction kills all that the
/// blocks have started.
class DocumentEngine {
public:
  DocumentEngine() = default;
  DocumentEngine(const DocumentEngine&) = delete;
  DocumentEngine& operator=(const DocumentEngine&) = delete;
  virtual ~DocumentEngine() = default;

  /// Runs or checks (`Snippet::fate`) the block `plan->snippets[index]` and stops it after `patience`. Whatever the
  /// block does is an outcome; the error is for a machine that fails, or an interruption by the user. A block that
  /// cannot run here (no tool chain, a gate) is not_run with `SnippetOutcome::why`.
  [[nodiscard]] virtual Result<snippets::SnippetOutcome> run(std::size_t index, std::chrono::milliseconds patience) = 0;

  /// Whether what earlier blocks have left in the engine is still there. If not, the folder is emptied, the document's
  /// engines are opened anew, and all blocks that had not been the end of one are run again.
  [[nodiscard]] virtual bool is_alive() const = 0;

  /// Version of what runs the code: "3.11.2". Empty when it is not known.
  [[nodiscard]] virtual std::string version() const { return {}; }
};

/// What documents that run one after another can share: an interpreter that is kept warm, what is known about a tool
/// chain. Used by one thread at a time.
class JobEngine {
public:
  JobEngine() = default;
  JobEngine(const JobEngine&) = delete;
  JobEngine& operator=(const JobEngine&) = delete;
  virtual ~JobEngine() = default;

  /// `space` outlives what is opened.
  [[nodiscard]] virtual Result<std::unique_ptr<DocumentEngine>> open(const DocumentSpace& space) = 0;
};

}  // namespace deepdive::sys
