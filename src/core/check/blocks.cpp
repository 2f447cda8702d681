#include "core/check/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace deepdive {

namespace {

using snippets::BlockStatus;
using snippets::Snippet;
using snippets::SnippetOutcome;

std::size_t line_of(const Topic& topic, std::size_t block) {
  return topic.source->line_of(topic.document.code_blocks[block].opening.begin);
}

/// The status's own reason, with the line of the other block that it is about.
std::string reason_of(const Topic& topic, const Snippet& snippet, const SnippetOutcome& outcome,
                      snippets::Ended& ended) {
  if (ended.status == BlockStatus::blocked && outcome.blocked_by) {
    return fmt::format("the block on line {} failed", line_of(topic, *outcome.blocked_by));
  }
  if (ended.status == BlockStatus::output && snippet.output_of) {
    return fmt::format("of the block on line {}", line_of(topic, *snippet.output_of));
  }
  return std::move(ended.reason);
}

/// Where a status is counted; null for what is no code.
std::size_t* counter_of(BlockStatus status, Totals& totals) {
  switch (status) {
    case BlockStatus::passed: return &totals.passed;
    case BlockStatus::failed: return &totals.failed;
    case BlockStatus::invalid: return &totals.invalid;
    case BlockStatus::timed_out: return &totals.timed_out;
    case BlockStatus::blocked: return &totals.blocked;
    case BlockStatus::mismatched: return &totals.mismatched;
    case BlockStatus::checked: return &totals.checked;
    case BlockStatus::written: return &totals.written;
    case BlockStatus::skipped: return &totals.skipped;
    case BlockStatus::not_run: return &totals.not_run;
    case BlockStatus::output:
    case BlockStatus::text: break;
  }
  return nullptr;
}

std::vector<StatusReason> reasons_for(BlockStatus status, const std::vector<BlockFate>& blocks) {
  std::map<std::string, std::size_t> counted;
  for (const BlockFate& block : blocks) {
    if (block.status == status && !block.reason.empty()) ++counted[block.reason];
  }
  std::vector<StatusReason> reasons;
  reasons.reserve(counted.size());
  for (const auto& [reason, number] : counted) reasons.push_back({reason, number});
  return reasons;
}

}  // namespace

std::vector<BlockFate> fates_of(const Topic& topic, const snippets::RunPlan& plan,
                                const snippets::RunOutcome& outcome) {
  std::vector<BlockFate> fates;
  fates.reserve(plan.snippets.size());
  for (std::size_t i = 0; i < plan.snippets.size(); ++i) {
    const Snippet& snippet = plan.snippets[i];
    const markdown::CodeBlock& block = topic.document.code_blocks[snippet.block];
    snippets::Ended ended = status_of(snippet, outcome.snippets[i]);
    std::string reason = reason_of(topic, snippet, outcome.snippets[i], ended);
    const std::string language = snippet.language.empty() ? std::string(block.language()) : snippet.language;
    const bool from_cache = outcome.from_cache && snippet.has_work();
    fates.push_back(
        {topic.path(), line_of(topic, snippet.block), language, ended.status, std::move(reason), from_cache});
  }
  return fates;
}

void count_blocks(Report& report) {
  std::stable_sort(report.blocks.begin(), report.blocks.end(), [](const BlockFate& a, const BlockFate& b) {
    return std::tie(a.path, a.line) < std::tie(b.path, b.line);
  });
  for (const BlockFate& block : report.blocks) {
    std::size_t* counter = counter_of(block.status, report.totals);
    if (!counter) continue;
    ++*counter;
    ++report.totals.blocks;
    if (block.from_cache) ++report.totals.cached;
  }
  report.skip_reasons = reasons_for(BlockStatus::skipped, report.blocks);
  report.check_reasons = reasons_for(BlockStatus::checked, report.blocks);
}

}  // namespace deepdive
