#include "core/rules/lookup/claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/rules/lookup/fences.hpp"
#include "core/rules/lookup/unstable.hpp"
#include "core/snippets/refresh.hpp"

namespace deepdive::rules {

namespace {

using snippets::ClaimKind;
using snippets::JudgedClaim;
using snippets::Judgement;
using snippets::Verdict;

// More than this much of an output is shown in the difference only.
constexpr std::size_t longest_quoted = 60;

bool may_have_claims(Verdict verdict) {
  return verdict == Verdict::passed || verdict == Verdict::mismatched || verdict == Verdict::missing_exception ||
         verdict == Verdict::failed;
}

snippets::Masks masks_of(const TopicContext& context) { return {context.outcome.scratch}; }

/// A fence that is not closed shows more than its author meant. None is above a block that is judged.
bool is_sound(const Topic& topic, const JudgedBlock& judged, const snippets::OutputFence& output) {
  const auto blocks = topic.document.code_blocks.begin();
  return std::none_of(blocks + static_cast<std::ptrdiff_t>(judged.snippet.block),
                      blocks + static_cast<std::ptrdiff_t>(output.block) + 1,
                      [&](const markdown::CodeBlock& block) { return is_open(topic.source->text(), block); });
}

Judgement judgement_of(const TopicContext& context, const JudgedBlock& judged) {
  if (!may_have_claims(judged.verdict)) return {};
  snippets::Snippet snippet = judged.snippet;
  if (snippet.output && !is_sound(context.topic, judged, *snippet.output)) snippet.output = std::nullopt;
  return judge_claims(context.topic, snippet, judged.outcome, masks_of(context));
}

std::string_view subject_of(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::fence: return "the block prints";
    case ClaimKind::printed: return "the code above prints";
    case ClaimKind::result:
    case ClaimKind::literal: return "the statement gives";
    case ClaimKind::answer: return "the answer is";
  }
  return {};
}

/// A text of one line that is not too long, else nothing.
std::optional<std::string_view> quotable(std::string_view text) {
  const std::string_view line = trim(text);
  const bool quotable = line.size() <= longest_quoted && line.find('\n') == std::string_view::npos;
  return quotable ? std::optional(line) : std::nullopt;
}

/// In quotes, unless it has some itself.
std::string quoted(std::string_view text) {
  const bool has_quotes = text.find_first_of("'\"") != std::string_view::npos;
  return has_quotes ? std::string(text) : fmt::format("'{}'", text);
}

/// The first of the claim's lines that does not fit; the whole of a claim without any.
Span place_of(const TopicContext& context, const JudgedClaim& judged) {
  const snippets::Claim& claim = judged.claim;
  const SourceFile& source = *context.topic.source;
  if (claim.lines.empty()) return source.line_span(claim.line);
  const std::size_t index = snippets::first_different_line(claim.expected, judged.actual, {context.outcome.scratch});
  return claim.lines[std::min(index, claim.lines.size() - 1)];
}

/// A line of nothing but blanks has no text to point at.
Span without_indentation(std::string_view text, Span line) {
  const std::size_t blanks = slice(text, line).find_first_not_of(" \t");
  return {line.begin + (blanks == std::string_view::npos ? 0 : blanks), line.end};
}

std::optional<Fix> fix_of(const TopicContext& context, const ClaimOfBlock& claim) {
  if (claim.claim.illustrative) return std::nullopt;
  auto edits = refreshing_edits(context.topic, claim.judged.snippet, claim.claim, masks_of(context));
  if (edits.empty()) return std::nullopt;
  return Fix{"write what is printed", std::move(edits), "outputs", true};
}

}  // namespace

std::vector<ClaimOfBlock> claims_of(const TopicContext& context) {
  std::vector<ClaimOfBlock> all;
  for (const JudgedBlock& judged : judged_blocks(context)) {
    const Measuring measuring(judged.snippet);
    for (JudgedClaim& claim : judgement_of(context, judged).claims) {
      if (!measuring.unstable_part(claim.claim)) all.push_back({judged, std::move(claim)});
    }
  }
  return all;
}

std::vector<snippets::BrokenPromise> broken_promises(const TopicContext& context, const JudgedBlock& judged) {
  return judgement_of(context, judged).broken;
}

Diagnostic line_finding(const SourceFile& source, std::size_t line, std::string message) {
  return finding(source, without_indentation(source.text(), source.line_span(line)), std::move(message));
}

Diagnostic claim_finding(const TopicContext& context, const ClaimOfBlock& claim, std::string message) {
  const SourceFile& source = *context.topic.source;
  const Span place = without_indentation(source.text(), place_of(context, claim.claim));
  Diagnostic made = finding(source, place, std::move(message));
  if (place.empty()) made.subject = claim.claim.claim.expected;
  made.detail = claim.claim.comparison.difference;
  made.fix = fix_of(context, claim);
  return made;
}

std::string mismatch_text(const JudgedClaim& judged) {
  const std::string_view subject = subject_of(judged.claim.kind);
  const auto expected = quotable(judged.claim.expected);
  const auto actual = quotable(judged.actual);
  if (actual && actual->empty()) {
    return fmt::format("{} nothing{}", subject, expected ? ", not " + quoted(*expected) : "");
  }
  if (!expected || !actual) return fmt::format("{} something else than is shown", subject);
  if (expected->empty()) return fmt::format("{} {}, which is not shown", subject, quoted(*actual));
  return fmt::format("{} {}, not {}", subject, quoted(*actual), quoted(*expected));
}

}  // namespace deepdive::rules
