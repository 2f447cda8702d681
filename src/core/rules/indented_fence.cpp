#include "core/rules/lookup/fences.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(In CommonMark a line that is indented by four columns is indented code, or goes on with the paragraph before it; a
fence there is text. Some renderers see it differently, so the block is shown in one place, garbled in another, and
never run.

````markdown
- An item

      ```python
      print("text, not code")
      ```
````

Indent the fence as far as the text of its list item, or not at all.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const std::size_t end = end_of_sound_text(context.topic.source->text(), context.topic.document);
  for (const markdown::CodeBlock& block : context.topic.document.code_blocks) {
    if (!block.overindented) continue;
    if (block.span.begin >= end) break;
    findings.push_back(finding(*context.topic.source, block.span,
                               "a fence stands in indented text, where it opens no code block",
                               "indent it by less than four columns, or to the text of its list item"));
  }
  return findings;
}

}  // namespace

Rule indented_fence() {
  return {"indented-fence", "code", Severity::error, "A fence that is indented too far to be one", doc, check};
}

}  // namespace deepdive::rules
