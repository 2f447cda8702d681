#include <fmt/format.h>

#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(`planned` means front matter and nothing else; `draft` and `created` mean that there is a text. The index and
`deepdive status` show readers what the field says, so it must be true.

```yaml
title: Queues
status: planned     # and a text follows: draft
```

What a text still lacks is derived from it and reported by the rules on structure. What a field would have to be
because of the wrong status is not reported as well.)";

Span status_span(const Topic& topic) {
  const yaml::Value* status = topic.yaml ? topic.yaml->root.find("status") : nullptr;
  return status ? status->span : first_line(*topic.source);
}

std::vector<Diagnostic> check(const TopicContext& context) {
  const Topic& topic = context.topic;
  if (!contradicts_status(topic)) return {};
  Diagnostic made =
      topic.has_text()
          ? finding(*topic.source, status_span(topic), "the status is 'planned', but the topic has a text",
                    "make it 'draft', or 'created' when it is finished")
          : finding(*topic.source, status_span(topic),
                    fmt::format("the status is '{}', but the topic has no text", to_string(*topic.front.status)),
                    "make it 'planned'");
  made.scope = Scope::file;
  return {made};
}

}  // namespace

Rule contradicted_status() {
  return {"contradicted-status", "front-matter", Severity::error, "A status that the text contradicts", doc, check};
}

}  // namespace deepdive::rules
