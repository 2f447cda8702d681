#include "sys/data/engine.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/data/syntax.hpp"

namespace deepdive::sys::data {

namespace {

using deepdive::data::Fault;
using deepdive::data::Notation;
using snippets::Ending;
using snippets::Snippet;
using snippets::SnippetOutcome;

Notation notation_of(const Snippet& snippet) {
  constexpr std::array<std::pair<std::string_view, Notation>, 4> notations{{{"json", Notation::json},
                                                                            {"jsonc", Notation::json_with_comments},
                                                                            {"yaml", Notation::yaml},
                                                                            {"toml", Notation::toml}}};
  const auto found = std::find_if(notations.begin(), notations.end(),
                                  [&](const auto& each) { return each.first == snippet.language; });
  return found->second;
}

/// The fault at its line of the file. What follows the last line end of the content counts to the line before it.
SnippetOutcome invalid(Fault fault, const Snippet& snippet, const markdown::CodeBlock& block) {
  SnippetOutcome outcome;
  outcome.ending = Ending::invalid;
  outcome.exception = "SyntaxError";
  outcome.message = std::move(fault.message);
  if (block.lines.empty()) return outcome;
  const std::string_view before = std::string_view(snippet.source).substr(0, fault.at);
  const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const bool inside = line < block.lines.size();
  const markdown::CodeLine& place = inside ? block.lines[line] : block.lines.back();
  outcome.line = place.line;
  outcome.byte = inside ? before.size() - (before.rfind('\n') + 1) : place.span.end - place.span.begin;
  return outcome;
}

SnippetOutcome checked(const Snippet& snippet, const markdown::CodeBlock& block) {
  const Notation notation = notation_of(snippet);
  SnippetOutcome outcome;
  if (is_too_large(snippet.source, notation)) {
    outcome.why = {snippets::Reason::too_large, {}};
    return outcome;
  }
  auto fault = snippet.fragment ? fault_in_fragment(snippet.source, notation) : fault_in(snippet.source, notation);
  if (fault) return invalid(std::move(*fault), snippet, block);
  outcome.ending = Ending::completed;
  return outcome;
}

class DataDocument : public DocumentEngine {
public:
  explicit DataDocument(const PlannedDocument& document) : document_(document) {}

  [[nodiscard]] Result<SnippetOutcome> run(std::size_t index, std::chrono::milliseconds) override {
    const Snippet& snippet = document_.plan->snippets[index];
    return checked(snippet, document_.document->code_blocks[snippet.block]);
  }
  [[nodiscard]] bool is_alive() const override { return true; }

private:
  const PlannedDocument& document_;
};

class DataJob : public JobEngine {
public:
  [[nodiscard]] Result<std::unique_ptr<DocumentEngine>> open(const DocumentSpace& space) override {
    return std::make_unique<DataDocument>(space.document);
  }
};

}  // namespace

std::unique_ptr<JobEngine> make_engine() { return std::make_unique<DataJob>(); }

}  // namespace deepdive::sys::data
