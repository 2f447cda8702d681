#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The front matter is no YAML, so none of its fields can be read; or it uses what YAML allows and front matter has no
use for: anchors, aliases, tags, merge keys, deep nesting.

```yaml
title: Fast: and right
```

The usual reasons are a value that needs quotes (`title: "Fast: and right"`, or one that begins with a backtick), a
tab in the indentation, and a quote or a `---` that is missing.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  const Topic& topic = context.topic;
  const SourceFile& source = *topic.source;
  if (topic.region.unclosed) {
    return {finding(source, first_line(source), "the front matter is not closed", "end it with a line '---'")};
  }
  if (!topic.yaml_problem) return {};
  return {finding(source, topic.yaml_problem->span, topic.yaml_problem->message, topic.yaml_problem->help)};
}

}  // namespace

Rule invalid_front_matter() {
  return {"invalid-front-matter", "front-matter", Severity::error, "Front matter that cannot be read", doc, check};
}

}  // namespace deepdive::rules
