#include "core/rules/lookup/code.hpp"

#include <algorithm>
#include <utility>

#include "core/rules/lookup/fences.hpp"

namespace deepdive::rules {

namespace {

/// Whether code of the text is missing or out of order, so that names of it may be missing elsewhere. A draft without
/// some of its sections is no such text: it never had them.
bool has_lost_code(const Topic& topic) {
  const bool unfinished = topic.front.status != Status::created;
  return !topic.sections.misplaced.empty() || (!unfinished && !topic.sections.missing.empty());
}

bool may_be_consequence(const TopicContext& context, const snippets::Snippet& snippet,
                        const snippets::SnippetOutcome& outcome) {
  if (snippet.faulty) return true;
  return !outcome.missing_names.empty() && has_lost_code(context.topic);
}

/// The line where it happened, from its byte on where that is known, else the opening fence.
Span place_of(const SourceFile& source, const JudgedBlock& judged) {
  const std::size_t line = judged.outcome.line;
  for (const markdown::CodeLine& code : judged.block.lines) {
    if (code.line != line) continue;
    const std::string_view text = slice(source.text(), code.span);
    const std::size_t indentation = std::min(text.find_first_not_of(" \t"), text.size());
    const std::size_t byte = std::min(judged.outcome.byte.value_or(indentation), text.size());
    return {code.span.begin + byte, code.span.end};
  }
  return judged.block.opening;
}

}  // namespace

std::vector<JudgedBlock> judged_blocks(const TopicContext& context) {
  std::vector<JudgedBlock> judged;
  const std::size_t end = end_of_sound_text(context.topic.source->text(), context.topic.document);
  for (std::size_t i = 0; i < context.plan.snippets.size(); ++i) {
    const snippets::Snippet& snippet = context.plan.snippets[i];
    const snippets::SnippetOutcome& outcome = context.outcome.snippets[i];
    const markdown::CodeBlock& block = context.topic.document.code_blocks[snippet.block];
    if (block.span.begin >= end) break;
    if (may_be_consequence(context, snippet, outcome)) continue;
    judged.push_back({block, snippet, outcome, judge(snippet, outcome)});
  }
  return judged;
}

Diagnostic block_finding(const SourceFile& source, const JudgedBlock& judged, std::string message, std::string help) {
  const Span place = place_of(source, judged);
  Diagnostic made = finding(source, place, std::move(message), std::move(help));
  if (place == judged.block.opening) made.subject = judged.block.content;
  else if (judged.outcome.byte)
    made.subject = trim(slice(source.text(), source.line_span(source.line_of(place.begin))));
  return made;
}

std::string exception_text(const std::string& type, const std::string& message) {
  std::string first_line = message.substr(0, message.find('\n'));
  if (type.empty()) return first_line;
  return first_line.empty() ? type : type + ": " + first_line;
}

}  // namespace deepdive::rules
