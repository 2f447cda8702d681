#include "sys/document_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "core/snippets/plan.hpp"
#include "sys/document_folder.hpp"
#include "sys/engines.hpp"
#include "sys/environment.hpp"

namespace deepdive::sys {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Kind = deepdive::Engine;
using snippets::Ending;
using snippets::Fate;
using snippets::Reason;
using snippets::RunOutcome;
using snippets::Snippet;
using snippets::SnippetOutcome;

bool is_for_engine(const Snippet& snippet) { return snippet.fate == Fate::run || snippet.fate == Fate::check; }

Kind engine_of(const Snippet& snippet, const snippets::RunPlan& plan) {
  const Language* language = snippet.language.empty() ? nullptr : plan.languages->find(snippet.language);
  return language ? language->engine : Kind::none;
}

/// How long a document may take: longer than usual where one of its blocks may.
std::chrono::milliseconds limit_of(const PlannedDocument& document, const RunOptions& options) {
  auto limit = options.document_time;
  for (const Snippet& snippet : document.plan->snippets) limit = std::max(limit, snippet.timeout);
  return limit;
}

/// A document's folder with the engines that are open in it.
class Site {
public:
  Site(const PlannedDocument& document, const RunOptions& options, const sandbox::Cell& cell, DocumentFolder folder)
      : folder_(std::move(folder)), space_{document, options, cell, folder_.work(), folder_.files()} {}

  /// Null for what nothing runs.
  [[nodiscard]] Result<DocumentEngine*> engine(Kind kind, JobEngines& engines);
  [[nodiscard]] bool is_alive() const;
  /// Ends all that runs here and takes away all that it made.
  [[nodiscard]] Result<void> start_over();
  [[nodiscard]] const DocumentFolder& folder() const { return folder_; }

private:
  DocumentFolder folder_;
  DocumentSpace space_;
  std::map<Kind, std::unique_ptr<DocumentEngine>> open_ = {};
};

Result<DocumentEngine*> Site::engine(Kind kind, JobEngines& engines) {
  if (const auto found = open_.find(kind); found != open_.end()) return found->second.get();
  JobEngine* maker = engines.get(kind);
  if (!maker) return nullptr;
  auto opened = maker->open(space_);
  if (!opened) return tl::make_unexpected(opened.error());
  return open_.emplace(kind, std::move(*opened)).first->second.get();
}

bool Site::is_alive() const {
  return std::all_of(open_.begin(), open_.end(), [](const auto& entry) { return entry.second->is_alive(); });
}

Result<void> Site::start_over() {
  open_.clear();
  return folder_.empty();
}

class DocumentRun {
public:
  DocumentRun(const PlannedDocument& document, const RunOptions& options, JobEngines& engines)
      : document_(document), plan_(*document.plan), options_(options), engines_(engines) {}

  [[nodiscard]] Result<RunOutcome> run();

private:
  [[nodiscard]] Result<Site> new_site();
  [[nodiscard]] Result<SnippetOutcome> take(std::size_t index);
  [[nodiscard]] Result<SnippetOutcome> take_alone(std::size_t index, std::chrono::milliseconds patience);
  [[nodiscard]] Result<SnippetOutcome> take_in(Site& site, std::size_t index, std::chrono::milliseconds patience);
  [[nodiscard]] SnippetOutcome write(const Site& site, const Snippet& snippet) const;
  [[nodiscard]] Result<void> restore();
  [[nodiscard]] Result<bool> replay();
  [[nodiscard]] bool is_wanted(const Snippet& snippet) const;

  const PlannedDocument& document_;
  const snippets::RunPlan& plan_;
  const RunOptions& options_;
  JobEngines& engines_;
  const sandbox::Cell* cell_ = nullptr;
  std::optional<Site> site_ = std::nullopt;
  std::vector<std::size_t> survived_ = {};  ///< blocks that left all engines alive
  std::chrono::milliseconds limit_ = {};
  Clock::duration used_ = {};  ///< time in which blocks ran, the start of interpreters left out
  RunOutcome outcome_ = {};
};

Result<RunOutcome> DocumentRun::run() {
  outcome_.path = plan_.path;
  for (const Snippet& snippet : plan_.snippets) {
    outcome_.snippets.emplace_back();
    outcome_.snippets.back().block = snippet.block;
  }
  if (!plan_.has_work()) return std::move(outcome_);
  auto cell = engines_.cell();
  if (!cell) return tl::make_unexpected(cell.error());
  cell_ = *cell;
  const sandbox::FilesAs owner(cell_->containment().identity);
  cell_->forget_shared();
  auto site = new_site();
  if (!site) return tl::make_unexpected(site.error());
  site_.emplace(std::move(*site));
  limit_ = limit_of(document_, options_);
  for (std::size_t i = 0; i < plan_.snippets.size(); ++i) {
    if (!is_wanted(plan_.snippets[i])) continue;
    if (options_.observer) options_.observer->begin_block(plan_, plan_.snippets[i]);
    auto made = take(i);
    if (!made) return tl::make_unexpected(made.error());
    made->block = plan_.snippets[i].block;
    outcome_.snippets[i] = std::move(*made);
  }
  return std::move(outcome_);
}

/// Of blocks in a misspelt language the names are asked for, where there is somebody who knows them.
bool DocumentRun::is_wanted(const Snippet& snippet) const {
  return is_for_engine(snippet) || snippet.fate == Fate::write || (snippet.meant_to_run && runs_python(plan_));
}

Result<Site> DocumentRun::new_site() {
  cell_->open_up();
  auto folder = DocumentFolder::create_in(cell_->scratch());
  if (!folder) return tl::make_unexpected(folder.error());
  outcome_.scratch.push_back(folder->work());
  return Site(document_, options_, *cell_, std::move(*folder));
}

/// Runs a block in the document's folder, or one of its own.
Result<SnippetOutcome> DocumentRun::take(std::size_t index) {
  const Snippet& snippet = plan_.snippets[index];
  const auto left = std::chrono::floor<std::chrono::milliseconds>(limit_ - used_);
  if (left <= 0ms) {
    SnippetOutcome out_of_time;
    out_of_time.why = {Reason::no_time_left, {}};
    return out_of_time;
  }
  const auto patience = std::min(left, std::max(1ms, snippet.timeout));
  if (snippet.isolated && is_for_engine(snippet)) return take_alone(index, patience);
  if (auto ready = restore(); !ready) return tl::make_unexpected(ready.error());
  auto made = take_in(*site_, index, patience);
  if (made && site_->is_alive() && snippet.fate != Fate::check) survived_.push_back(index);
  return made;
}

Result<SnippetOutcome> DocumentRun::take_alone(std::size_t index, std::chrono::milliseconds patience) {
  auto site = new_site();
  if (!site) return tl::make_unexpected(site.error());
  return take_in(*site, index, patience);
}

Result<SnippetOutcome> DocumentRun::take_in(Site& site, std::size_t index, std::chrono::milliseconds patience) {
  const Snippet& snippet = plan_.snippets[index];
  cell_->open_up();
  site.folder().open_up();
  if (snippet.fate == Fate::write) return write(site, snippet);
  const Kind kind = snippet.meant_to_run ? Kind::python : engine_of(snippet, plan_);
  auto engine = site.engine(kind, engines_);
  if (interrupted()) return failure("interrupted");
  if (!engine) return tl::make_unexpected(engine.error());
  if (*engine == nullptr) return SnippetOutcome{};
  const auto begin = Clock::now();
  auto made = (*engine)->run(index, patience);
  used_ += Clock::now() - begin;
  if (interrupted()) return failure("interrupted");
  if (!made) return made;
  if (kind == Kind::python) outcome_.python = (*engine)->version();
  if (made->ending == Ending::timed_out && patience < snippet.timeout) {
    made->message =
        fmt::format("the document's blocks ran longer than {:g} s", static_cast<double>(limit_.count()) / 1000);
  }
  return made;
}

SnippetOutcome DocumentRun::write(const Site& site, const Snippet& snippet) const {
  SnippetOutcome outcome;
  const auto written = site.folder().write(snippet.file, document_.document->code_blocks[snippet.block].content);
  outcome.ending = written ? Ending::completed : Ending::died;
  if (!written) outcome.message = "is not written: " + written.error().message;
  return outcome;
}

/// After the death of an engine: brings the document to where it was before. That costs none of its time.
Result<void> DocumentRun::restore() {
  const auto used = used_;
  while (!site_->is_alive()) {
    if (auto empty = site_->start_over(); !empty) return empty;
    auto whole = replay();
    if (!whole) return tl::make_unexpected(whole.error());
    used_ = used;
  }
  return {};
}

/// A block that is fatal only when it is run again is left out from then on, so that this comes to an end.
Result<bool> DocumentRun::replay() {
  for (auto block = survived_.begin(); block != survived_.end(); ++block) {
    const auto again = take_in(*site_, *block, plan_.snippets[*block].timeout);
    if (!again) return tl::make_unexpected(again.error());
    if (site_->is_alive()) continue;
    survived_.erase(block);
    return false;
  }
  return true;
}

}  // namespace

bool runs_python(const snippets::RunPlan& plan) {
  return std::any_of(plan.snippets.begin(), plan.snippets.end(), [&](const Snippet& snippet) {
    return is_for_engine(snippet) && engine_of(snippet, plan) == Kind::python;
  });
}

std::size_t expected_work(const snippets::RunPlan& plan) {
  constexpr std::size_t many = 50;
  std::size_t work = 0;
  for (const Snippet& snippet : plan.snippets) {
    if (!is_for_engine(snippet)) continue;
    work += snippet.bench || engine_of(snippet, plan) == Kind::toolchain ? many : 1;
  }
  return work;
}

Result<const sandbox::Cell*> JobEngines::cell() {
  if (!cell_) {
    auto made = sandbox::Cell::create(context_.containment);
    if (!made) return failure("code blocks cannot be contained: " + made.error().message);
    cell_ = std::move(*made);
  }
  return cell_.get();
}

JobEngine* JobEngines::get(Kind kind) {
  const auto [entry, is_new] = made_.try_emplace(kind);
  if (is_new) entry->second = make_engine(kind, context_);
  return entry->second.get();
}

Result<RunOutcome> run_document(const PlannedDocument& document, const RunOptions& options, JobEngines& engines) {
  return DocumentRun(document, options, engines).run();
}

}  // namespace deepdive::sys
