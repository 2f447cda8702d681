#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A topic opens with front matter: YAML between two lines of `---`, from the very first line on. Without it the topic
has no title, no status and no place in the index.

```markdown
---
title: Generators and Coroutines
status: draft
---
```

`deepdive new` writes it for you. A collection, or a kind of documents in it, with `front_matter: none` needs none.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  const FrontMatterRegion& region = context.topic.region;
  if (region.yaml || region.unclosed || !context.topic.kind->front_matter) return {};
  const SourceFile& source = *context.topic.source;
  Diagnostic made = region.displaced ? finding(source, first_line(source),
                                               "the front matter does not begin with '---' on the first line",
                                               "begin the file with a line '---', right above the fields")
                                     : finding(source, first_line(source), "the topic has no front matter",
                                               "begin the file with '---', the fields 'title' and 'status', and '---'");
  made.scope = Scope::file;
  made.subject = "front matter";
  return {made};
}

}  // namespace

Rule missing_front_matter() {
  return {"missing-front-matter", "front-matter", Severity::error, "A topic has no front matter", doc, check};
}

}  // namespace deepdive::rules
