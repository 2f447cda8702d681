#include <fmt/format.h>

#include <algorithm>

#include "core/rules/lookup/meant.hpp"
#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A text begins with its title as a level-1 heading, for readers who open the file by itself: they do not see the front
matter.

```markdown
# Generators and Coroutines
```

Only one heading is the title; sections begin with `##`.

Where front matter is optional, a text without any heading needs none (a licence), nor does one that begins with a banner:
an image or HTML. A `title` in the front matter counts there, since sites show it as the heading.)";

/// Whether the text is one of those that have no title by their nature: judged where no front matter is asked for.
bool needs_none(const Topic& topic) {
  if (topic.kind->front_matter) return false;
  const auto& blocks = topic.document.blocks;
  const auto first =
      std::find_if(blocks.begin(), blocks.end(), [](const markdown::Block& block) { return !block.only_comment; });
  if (topic.document.headings.empty() || first == blocks.end()) return true;
  const auto& links = topic.document.links;
  return first->kind == markdown::BlockKind::html || std::any_of(links.begin(), links.end(), [&](const auto& link) {
           const bool image =
               link.kind == markdown::LinkKind::image || link.kind == markdown::LinkKind::reference_image;
           return image && first->span.contains(link.span.begin);
         });
}

std::vector<Diagnostic> check(const TopicContext& context) {
  const Topic& topic = context.topic;
  if (!is_written(topic) || has_title(topic) || needs_none(topic)) return {};
  const SourceFile& source = *topic.source;
  if (const auto meant = meant_title(topic)) {
    const markdown::Heading& heading = topic.document.headings[*meant];
    return {finding(source, heading.span, fmt::format("the text has no title; '{}' is of level 2", heading.text),
                    fmt::format("make it '# {}'", heading.text))};
  }
  Diagnostic made = finding(source, first_text_line(topic), "the text has no title",
                            fmt::format("begin it with '# {}'", topic.display_title()));
  made.scope = Scope::file;
  made.subject = "title";
  return {made};
}

}  // namespace

Rule missing_title() {
  return {"missing-title", "structure", Severity::error, "A text without a level-1 heading", doc, check};
}

}  // namespace deepdive::rules
