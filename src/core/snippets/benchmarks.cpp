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

/// The fence's own word on where its numbers are from.
std::optional<Edit> provenance_edit(const Topic& topic, const DocumentAttributes& attributes, const Snippet& snippet,
                                    const std::string& provenance) {
  if (!snippet.output || !snippet.output->illustrative) return std::nullopt;
  const Attribute* said = attributes.blocks[snippet.output->block].find("illustrative");
  if (!said) return std::nullopt;
  return edit(*topic.source, said->span, fmt::format("illustrative=\"{}\"", provenance));
}

}  // namespace

std::vector<Edit> benchmark_edits(const Topic& topic, const RunPlan& plan, const RunOutcome& outcome,
                                  const std::string& provenance) {
  std::vector<Edit> all;
  const DocumentAttributes attributes = attributes_of(*topic.source, topic.document);
  const Masks masks{outcome.scratch};
  for (std::size_t i = 0; i < plan.snippets.size(); ++i) {
    const Snippet& snippet = plan.snippets[i];
    const Judgement judged = judge_claims(topic, snippet, outcome.snippets[i], masks);
    if (!has_run(snippet, judged.verdict)) continue;
    for (const JudgedClaim& claim : judged.claims) {
      if (!claim.illustrative) continue;
      auto edits = refreshing_edits(topic, snippet, claim, masks);
      if (edits.empty()) continue;
      if (claim.claim.kind == ClaimKind::fence) {
        if (auto said = provenance_edit(topic, attributes, snippet, provenance)) edits.push_back(std::move(*said));
      }
      std::move(edits.begin(), edits.end(), std::back_inserter(all));
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Edit& a, const Edit& b) { return a.location.span < b.location.span; });
  return all;
}

}  // namespace deepdive::snippets
