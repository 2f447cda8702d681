#include "commands/shared/progress.hpp"

#include <algorithm>

namespace deepdive::commands {

namespace {

using namespace std::chrono_literals;

constexpr auto interval = 100ms;
// A terminal's own: back to the first column, and all that follows is cleared (ECMA-48, EL).
constexpr const char* clear_line = "\r\x1b[K";

std::size_t count_work(const snippets::RunPlan& plan) {
  return static_cast<std::size_t>(std::count_if(plan.snippets.begin(), plan.snippets.end(),
                                                [](const snippets::Snippet& snippet) { return snippet.has_work(); }));
}

}  // namespace

ProgressLine::ProgressLine(const sys::Console& console, const std::vector<sys::PlannedDocument>& documents)
    : console_(console) {
  for (const sys::PlannedDocument& document : documents) {
    if (!document.plan->has_work()) continue;
    ++done_.documents;
    done_.blocks += count_work(*document.plan);
  }
  if (done_.documents > 0 && console.err_columns() > 0) {
    thread_ = std::jthread([this](const std::stop_token& stop) { show(stop); });
  }
}

ProgressLine::~ProgressLine() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
  if (shown_) console_.err(clear_line);
}

void ProgressLine::begin_block(const snippets::RunPlan& document, const snippets::Snippet& block) {
  const std::lock_guard guard(mutex_);
  Place& place = running_[&document];
  if (place.begun > 0) ++done_.blocks_done;
  ++place.begun;
  place.line = block.first_line - 1;  // its opening fence's
  place.since = Clock::now();
}

void ProgressLine::end_document(const snippets::RunPlan& document, const snippets::RunOutcome& /*outcome*/) {
  const std::lock_guard guard(mutex_);
  const auto place = running_.find(&document);
  const std::size_t counted = place == running_.end() ? 0 : place->second.begun - 1;
  if (place != running_.end()) running_.erase(place);
  if (!document.has_work()) return;
  done_.blocks_done += count_work(document) - std::min(counted, count_work(document));
  ++done_.documents_done;
}

std::string ProgressLine::line() const {
  listing::Progress now = done_;
  const auto slowest = std::min_element(running_.begin(), running_.end(),
                                        [](const auto& a, const auto& b) { return a.second.since < b.second.since; });
  if (slowest != running_.end()) {
    now.slowest = slowest->first->path + ':' + std::to_string(slowest->second.line);
    now.slowest_time = std::chrono::floor<std::chrono::seconds>(Clock::now() - slowest->second.since);
  }
  return listing::progress_line(now, console_.err_columns());
}

void ProgressLine::show(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  std::string last;
  for (;;) {
    wake_.wait_for(lock, stop, interval, [] { return false; });
    if (stop.stop_requested()) return;
    std::string now = line();
    if (now == last) continue;
    console_.err(clear_line + now);
    shown_ = true;
    last = std::move(now);
  }
}

}  // namespace deepdive::commands
