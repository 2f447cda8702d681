#include "sys/node/document.hpp"

#include <algorithm>
#include <utility>

#include "core/snippets/claims.hpp"
#include "core/snippets/javascript_names.hpp"
#include "core/snippets/javascript_shape.hpp"
#include "core/snippets/programs.hpp"

namespace deepdive::sys::node {

namespace {

using snippets::Ending;
using snippets::Fate;
using snippets::Snippet;
using snippets::SnippetOutcome;

Opening opening_of(const std::string& program, const DocumentSpace& space) {
  const auto streams = space.document.plan->separate_errors ? Streams::apart : Streams::together;
  return {program, space.code_path(".js"), space.document.plan->path, space.work, streams, &space.cell};
}

std::size_t first_line_of(const Snippet& snippet) { return std::max<std::size_t>(snippet.first_line, 1); }

}  // namespace

Result<std::unique_ptr<DocumentEngine>> NodeDocument::open(const std::string& program, const DocumentSpace& space) {
  auto process = NodeProcess::start(opening_of(program, space));
  if (!process) return tl::make_unexpected(process.error());
  return std::unique_ptr<DocumentEngine>(new NodeDocument(space, std::move(*process)));
}

Result<SnippetOutcome> NodeDocument::run(std::size_t index, std::chrono::milliseconds patience) {
  const Snippet& snippet = space_.document.plan->snippets[index];
  SnippetOutcome outcome;
  if (snippet.fragment) {
    outcome.why = {snippets::Reason::fragment, {}};
    return outcome;
  }
  const snippets::JavascriptReading reading = snippets::read_javascript(snippet.source, first_line_of(snippet));
  const auto steps =
      snippets::expectations_of(*space_.document.source, *space_.document.document, snippet, reading.shape).steps;
  Request request{snippet.source, {}, steps.size(), first_line_of(snippet), snippet.fate == Fate::run, snippet.input};
  if (reading.shape.known) request.marked = snippets::with_marks(snippet.source, reading, steps);
  outcome = process_.run(request, {patience, space_.options.output_bytes});
  if (outcome.ending != Ending::completed) outcome.unbound = snippets::javascript_names(snippet.source);
  auto missing = snippets::missing_javascript_name(outcome.exception, outcome.message);
  if (!missing.empty()) outcome.missing_names.push_back(std::move(missing));
  const Language& language = *space_.document.plan->languages->find(snippet.language);
  if (reading.shape.known && !outcome.steps.empty()) outcome.shape = reading.shape;
  else
    outcome.shape.comments = snippets::output_comments(language, space_.document.document->code_blocks[snippet.block]);
  return outcome;
}

}  // namespace deepdive::sys::node
