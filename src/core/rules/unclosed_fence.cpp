#include <fmt/format.h>

#include "core/rules/lookup/fences.hpp"
#include "core/rules/lookup/links.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A fence that is not closed takes the rest of the text (or of its list item or quote) for code. The closing fence has
at least as many marks of the same kind as the opening one, and nothing after them. A block that goes on where another
one opens was not closed either; one that shows a fence has a longer fence itself.

`````markdown
````markdown
```python
print("shown, not run")
```
````
`````

What comes after such a fence is not judged before it is closed, since text and code have changed places there.)";

Diagnostic never_closed(const SourceFile& source, const markdown::CodeBlock& block, const std::string& fence) {
  return finding(source, block.opening, "the fence is not closed",
                 fmt::format("end the block with a line '{}'", fence));
}

Diagnostic closed_too_late(const SourceFile& source, const markdown::CodeBlock& block, const std::string& fence,
                           Span other) {
  const std::size_t line = source.line_of(other.begin);
  Diagnostic made =
      finding(source, block.opening, fmt::format("the fence is not closed before line {} opens another", line),
              fmt::format("end the block with a line '{}', or give it a longer fence when it shows one", fence));
  made.notes.push_back({locate(source, other), "the other fence"});
  return made;
}

Diagnostic at_fence(const SourceFile& source, const markdown::CodeBlock& block) {
  const std::string fence(block.fence_length, block.fence_char);
  const auto inside = opening_inside(source.text(), block);
  return inside ? closed_too_late(source, block, fence, *inside) : never_closed(source, block, fence);
}

std::vector<Diagnostic> check(const Collection& collection) {
  std::vector<Diagnostic> findings;
  for (const LinkedDocument& linked : linked_documents(collection)) {
    const markdown::CodeBlock* open = open_fence(linked.source->text(), *linked.document);
    if (open) findings.push_back(at_fence(*linked.source, *open));
  }
  return findings;
}

}  // namespace

Rule unclosed_fence() {
  return {"unclosed-fence", "code", Severity::error, "A code block whose fence is not closed", doc, check};
}

}  // namespace deepdive::rules
