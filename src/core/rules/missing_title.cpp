#include <fmt/format.h>

#include "core/rules/lookup/meant.hpp"
#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A text begins with its title as a level-1 heading, for readers who open the file by itself.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  const Topic& topic = context.topic;
  if (!is_written(topic) || has_title(topic)) return {};
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
