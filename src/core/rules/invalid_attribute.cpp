#include "core/rules/lookup/fences.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(What stands after a block's language says how it is run. A key that is not known, a value that is none, or a `skip`
without a reason would change what is checked without anyone's noticing.

````markdown
```python {raise="ValueError"}
int("seven")
```
````

Keys of code: `no_run`, `skip="reason"`, `fragment`, `run`, `raises="Type: message*"`, `compile_fail="SyntaxError*"`,
`exit=STATUS`, `isolated`, `file="path"`, `stdin="text"`, `match="exact|unordered|contains|approx:1e-6"`,
`timeout=SECONDS`, `slow`, `network`, `python=">=3.12"`, `requires="numpy"`, `bench`. Keys of the fence that shows the
output: `output`, `stderr`, `match`, `illustrative="where the numbers are from"`. Keys of renderers such as `title`,
`linenums` and `hl_lines` are let through.

A comment directly above the fence, `<!-- deepdive: skip="needs a printer" -->`, says the same out of readers' sight;
what the fence says wins. The front matter may give `python`, `requires` and `timeout` for all blocks of a document.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const std::size_t end = end_of_sound_text(context.topic.source->text(), context.topic.document);
  for (const snippets::AttributeProblem& problem : context.plan.problems) {
    if (problem.span.begin >= end) break;
    findings.push_back(finding(*context.topic.source, problem.span, problem.message, problem.help));
  }
  return findings;
}

}  // namespace

Rule invalid_attribute() {
  return {"invalid-attribute", "code", Severity::error, "An attribute of a code block that is wrong", doc, check};
}

}  // namespace deepdive::rules
