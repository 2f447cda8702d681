#include "sys/python/engine.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/snippets/imports.hpp"
#include "sys/child.hpp"
#include "sys/environment.hpp"
#include "sys/python/document.hpp"
#include "sys/python/zygote.hpp"

namespace deepdive::sys::python {

namespace {

using snippets::Fate;
using snippets::Snippet;

/// What the documents ask of an interpreter before any of them is there.
ZygoteSpec spec_of(const RunContext& context, std::string program) {
  ZygoteSpec spec;
  spec.program = std::move(program);
  std::set<std::string> modules;
  for (const PlannedDocument& document : context.documents) {
    for (const Snippet& snippet : document.plan->snippets) {
      if (snippet.fate == Fate::run && is_python(snippet)) snippets::add_imports(snippet.source, modules);
      spec.distributions = spec.distributions || !snippet.distributions.empty();
    }
  }
  spec.modules.assign(modules.begin(), modules.end());
  return spec;
}

/// An interpreter for all documents of a job; another one for a document while the first has one, or is lost.
class PythonJob : public JobEngine {
public:
  explicit PythonJob(const RunContext& context) : context_(context) {}

  [[nodiscard]] Result<std::unique_ptr<DocumentEngine>> open(const DocumentSpace& space) override {
    auto zygote = free_zygote(space.cell);
    if (!zygote) return tl::make_unexpected(zygote.error());
    auto opened = PythonDocument::open(**zygote, space);
    if (opened || interrupted() || (*zygote)->is_alive()) return opened;
    zygote = free_zygote(space.cell);
    if (!zygote) return tl::make_unexpected(zygote.error());
    return PythonDocument::open(**zygote, space);
  }

private:
  [[nodiscard]] Result<Zygote*> free_zygote(const sandbox::Cell& cell);

  const RunContext& context_;
  std::vector<std::unique_ptr<Zygote>> zygotes_ = {};  ///< lost ones too: a document may still point at its own
};

Result<Zygote*> PythonJob::free_zygote(const sandbox::Cell& cell) {
  for (const auto& zygote : zygotes_) {
    if (zygote->is_free()) return zygote.get();
  }
  auto program = find_program(context_.options.python);
  if (!program) return tl::make_unexpected(program.error());
  ZygoteSpec spec = spec_of(context_, *program);
  spec.cell = &cell;
  auto started = Zygote::start(spec);
  if (!started) return tl::make_unexpected(started.error());
  zygotes_.push_back(std::move(*started));
  return zygotes_.back().get();
}

}  // namespace

std::unique_ptr<JobEngine> make_engine(const RunContext& context) { return std::make_unique<PythonJob>(context); }

}  // namespace deepdive::sys::python
