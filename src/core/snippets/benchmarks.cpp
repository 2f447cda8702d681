#include "core/snippets/benchmarks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "core/snippets/document_attributes.hpp"
#include "core/snippets/judging.hpp"
#include "core/snippets/refresh.hpp"

namespace deepdive::snippets {

namespace {

bool has_run(const Snippet& snippet, Verdict verdict) {
  return snippet.fate == Fate::run && (verdict == Verdict::passed || verdict == Verdict::mismatched);
}

/// Writes the numbers of one topic's benchmarks anew.
class Refresh {
public:
  Refresh(const Topic& topic, const Masks& masks, const std::string& provenance)
      : topic_(topic), masks_(masks), provenance_(provenance) {}

  void add(const Snippet& snippet, const SnippetOutcome& outcome);
  [[nodiscard]] std::vector<Edit> take() { return std::move(edits_); }

private:
  void add(const Snippet& snippet, const JudgedClaim& claim);
  [[nodiscard]] std::optional<Edit> provenance_edit(const Snippet& snippet) const;

  const Topic& topic_;
  const Masks& masks_;
  const std::string& provenance_;
  DocumentAttributes attributes_ = attributes_of(*topic_.source, topic_.document);
  std::vector<Edit> edits_ = {};
};

/// The fence's own word on where its numbers are from.
std::optional<Edit> Refresh::provenance_edit(const Snippet& snippet) const {
  if (!snippet.output || !snippet.output->illustrative) return std::nullopt;
  const Attribute* said = attributes_.blocks[snippet.output->block].find("illustrative");
  if (!said) return std::nullopt;
  return edit(*topic_.source, said->span, fmt::format("illustrative=\"{}\"", provenance_));
}

void Refresh::add(const Snippet& snippet, const JudgedClaim& claim) {
  auto edits = refreshing_edits(topic_, snippet, claim, masks_);
  if (edits.empty()) return;
  std::move(edits.begin(), edits.end(), std::back_inserter(edits_));
  if (claim.claim.kind != ClaimKind::fence) return;
  if (auto said = provenance_edit(snippet)) edits_.push_back(std::move(*said));
}

void Refresh::add(const Snippet& snippet, const SnippetOutcome& outcome) {
  const Judgement judged = judge_claims(topic_, snippet, outcome, masks_);
  if (!has_run(snippet, judged.verdict)) return;
  for (const JudgedClaim& claim : judged.claims) {
    if (claim.illustrative) add(snippet, claim);
  }
}

}  // namespace

std::vector<Edit> benchmark_edits(const Topic& topic, const RunPlan& plan, const RunOutcome& outcome,
                                  const std::string& provenance) {
  const Masks masks{outcome.scratch};
  Refresh refresh(topic, masks, provenance);
  for (std::size_t i = 0; i < plan.snippets.size(); ++i) refresh.add(plan.snippets[i], outcome.snippets[i]);
  std::vector<Edit> all = refresh.take();
  std::stable_sort(all.begin(), all.end(),
                   [](const Edit& a, const Edit& b) { return a.location.span < b.location.span; });
  return all;
}

}  // namespace deepdive::snippets
