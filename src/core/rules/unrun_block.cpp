#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/languages/language.hpp"
#include "core/rules/lookup/fences.hpp"
#include "core/rules/rule.hpp"
#include "core/snippets/attributes.hpp"

namespace deepdive::rules {

namespace {

using snippets::Attribute;
using snippets::Attributes;
using snippets::Snippet;

constexpr std::string_view doc =
    R"(An attribute says what the block does when it runs (`run`, `raises`, `timeout`, `bench`), but the block is not run, so
that nobody checks it. Either `no_run` stands beside it, or the block is in a language that is not run.

````markdown
```python {no_run raises="ValueError"}
int("seven")
```
````

Take one of the two out, or say why the block cannot run: `skip="needs a printer"`. Blocks that promise nothing, and
those left out for a reason, are counted in the summary and not reported. A `no_run` block may promise a
`SyntaxError`: compiling it shows that.)";

constexpr std::array<std::string_view, 4> promises{"run", "raises", "timeout", "bench"};

const Attribute* promise_in(const Attributes& attributes, const Snippet& snippet) {
  const auto is_kept = [&](const Attribute& attribute) {
    const bool compiles = snippet.fate == snippets::Fate::check;
    return attribute.key == "raises" && compiles && snippets::is_compile_error(snippet.raises->type);
  };
  const auto found = std::find_if(attributes.list.begin(), attributes.list.end(), [&](const Attribute& attribute) {
    return std::find(promises.begin(), promises.end(), attribute.key) != promises.end() && !is_kept(attribute);
  });
  return found == attributes.list.end() ? nullptr : &*found;
}

/// Why a block with a promise does not run, or empty: it runs, or another finding or the summary says why.
std::string hindrance(const Snippet& snippet) {
  if (snippet.fate == snippets::Fate::check) return "'no_run' keeps it from being run";
  const Language* language = snippet.language.empty() ? nullptr : languages::find(snippet.language);
  if (!language || language->treatment == Treatment::run) return {};
  return fmt::format("blocks of {} are not run", language->title);
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const SourceFile& source = *context.topic.source;
  const std::size_t end = end_of_sound_text(source.text(), context.topic.document);
  for (const Snippet& snippet : context.plan.snippets) {
    const markdown::CodeBlock& block = context.topic.document.code_blocks[snippet.block];
    if (block.span.begin >= end) break;
    const std::string hindered = hindrance(snippet);
    if (hindered.empty()) continue;
    const Attributes attributes = snippets::parse_attributes(source, block);
    const Attribute* promise = promise_in(attributes, snippet);
    if (!promise || attributes.find("skip") || !attributes.problems.empty()) continue;
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
