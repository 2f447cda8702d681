#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/languages/language.hpp"
#include "core/rules/lookup/fences.hpp"
#include "core/rules/rule.hpp"
#include "core/snippets/document_attributes.hpp"
#include "core/snippets/outcome.hpp"

namespace deepdive::rules {

namespace {

using snippets::Attribute;
using snippets::Attributes;
using snippets::Fate;
using snippets::Reason;
using snippets::Snippet;

constexpr std::string_view doc =
    R"(An attribute says what the block does when it runs (`run`, `raises`, `exit`, `stdin`, `timeout`, `bench`, `isolated`),
but the block is not run, so that nobody checks it. Either `no_run`, `fragment`, `compile_fail` or `file` stands beside
it, or the block is in a language that is not run.

````markdown
```python {no_run raises="ValueError"}
int("seven")
```
````

Take one of the two out, or say why the block cannot run: `skip="needs a printer"`. Blocks that promise nothing, and
those left out for a reason, are counted in the summary and not reported. A `no_run` block may promise a
`SyntaxError`: compiling it shows that.)";

constexpr std::array<std::string_view, 7> promises{"run", "raises", "exit", "stdin", "timeout", "bench", "isolated"};

/// Compiling alone shows a promised syntax error.
bool is_kept(const Attribute& attribute, const Snippet& snippet) {
  return attribute.key == "raises" && snippet.fate == Fate::check && snippet.raises &&
         snippets::is_compile_error(snippet.raises->type);
}

const Attribute* promise_in(const Attributes& attributes, const Snippet& snippet) {
  const auto found = std::find_if(attributes.list.begin(), attributes.list.end(), [&](const Attribute& attribute) {
    const bool promise = std::find(promises.begin(), promises.end(), attribute.key) != promises.end();
    return promise && !is_kept(attribute, snippet);
  });
  return found == attributes.list.end() ? nullptr : &*found;
}

std::string why_only_checked(const Snippet& snippet) {
  switch (snippet.why.reason) {
    case Reason::no_run: return "'no_run' keeps it from being run";
    case Reason::fragment: return "'fragment' keeps it from being run";
    case Reason::compile_fail: return "'compile_fail' keeps it from being run";
    default: return to_string(snippet.why);
  }
}

std::string why_text(const Snippet& snippet, const Language* language) {
  if (snippet.output_of) return "the block shows an output";
  if (!language) return "a block without a language is not run";
  return language->treatment == Treatment::text ? fmt::format("blocks of {} are not run", language->title) : "";
}

/// Why a block with a promise does not run, or empty: it runs, or another finding or the summary says why.
std::string hindrance(const Snippet& snippet, const Languages& languages) {
  switch (snippet.fate) {
    case Fate::run: return {};
    case Fate::check: return why_only_checked(snippet);
    case Fate::write: return "'file' has it written and not run";
    case Fate::skip: return snippet.why.reason == Reason::not_run_here ? to_string(snippet.why) : std::string{};
    case Fate::text: break;
  }
  return why_text(snippet, snippet.language.empty() ? nullptr : languages.find(snippet.language));
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const SourceFile& source = *context.topic.source;
  const markdown::Document& document = context.topic.document;
  const std::size_t end = end_of_sound_text(source.text(), document);
  const snippets::DocumentAttributes attributes = snippets::attributes_of(source, document);
  for (const Snippet& snippet : context.plan.snippets) {
    if (document.code_blocks[snippet.block].span.begin >= end) break;
    const std::string hindered = hindrance(snippet, *context.topic.languages);
    const Attributes& said = attributes.blocks[snippet.block];
    const Attribute* promise = promise_in(said, snippet);
    if (hindered.empty() || !promise || said.find("skip") || snippet.faulty) continue;
    findings.push_back(finding(source, promise->span, fmt::format("'{}' is not checked: {}", promise->key, hindered),
                               "take it out, or say why the block cannot run: skip=\"reason\""));
  }
  return findings;
}

}  // namespace

Rule unrun_block() {
  return {"unrun-block", "code", Severity::warning, "A code block that promises what nobody checks", doc, check};
}

}  // namespace deepdive::rules
