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

Keys: `no_run`, `skip="reason"`, `raises="Type: message*"`, `timeout=SECONDS`, `bench`. Keys of renderers such as
`title`, `linenums` and `hl_lines` are let through.)";

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
