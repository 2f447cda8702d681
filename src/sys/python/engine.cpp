#include "sys/python/engine.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/languages/language.hpp"
#include "sys/python/document_process.hpp"

namespace deepdive::sys::python {

namespace {

using snippets::Ending;
using snippets::Fate;
using snippets::Snippet;
using snippets::SnippetOutcome;

bool is_python(const Snippet& snippet) {
  const Language* language = languages::find(snippet.language);
  return language && language->engine == deepdive::Engine::python &&
         (snippet.fate == Fate::run || snippet.fate == Fate::check);
}

Task task_of(const Snippet& snippet) {
  if (snippet.fate == Fate::run) return Task::run;
  return snippet.fate == Fate::check ? Task::compile : Task::names;
}

/// The document's code on its own lines, all other lines blank.
std::string code_by_line(const snippets::RunPlan& plan) {
  std::string code;
  std::size_t line = 1;
  for (const Snippet& snippet : plan.snippets) {
    if (!is_python(snippet) || snippet.first_line < line) continue;
    code.append(snippet.first_line - line, '\n');
    code += snippet.source;
    line =
        snippet.first_line + static_cast<std::size_t>(std::count(snippet.source.begin(), snippet.source.end(), '\n'));
  }
  return code;
}

class PythonDocument : public DocumentEngine {
public:
  PythonDocument(const DocumentSpace& space, PythonWorker worker)
      : plan_(*space.document.plan), worker_(std::move(worker)) {}

  [[nodiscard]] Result<SnippetOutcome> run(std::size_t index, std::chrono::milliseconds patience) override {
    Snippet snippet = plan_.snippets[index];
    snippet.timeout = patience;
    return worker_.ask(task_of(snippet), snippet);
  }
  [[nodiscard]] bool is_alive() const override { return worker_.is_alive(); }

private:
  const snippets::RunPlan& plan_;
  PythonWorker worker_;
};

class PythonJob : public JobEngine {
public:
  explicit PythonJob(const RunContext& context) : options_(context.options) {}

  [[nodiscard]] Result<std::unique_ptr<DocumentEngine>> open(const DocumentSpace& space) override {
    auto interpreter = find_program(options_.python);
    if (!interpreter) return tl::make_unexpected(interpreter.error());
    const snippets::RunPlan& plan = *space.document.plan;
    WorkerSpec spec{*interpreter, plan.path, code_by_line(plan), options_.output_bytes, space.work, space.files};
    auto worker = PythonWorker::start(spec);
    if (!worker) return tl::make_unexpected(worker.error());
    return std::make_unique<PythonDocument>(space, std::move(*worker));
  }

private:
  const RunOptions& options_;
};

}  // namespace

std::unique_ptr<JobEngine> make_engine(const RunContext& context) { return std::make_unique<PythonJob>(context); }

}  // namespace deepdive::sys::python
