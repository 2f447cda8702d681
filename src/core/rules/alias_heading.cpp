#include <fmt/format.h>

#include "core/rules/lookup/rename.hpp"
#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A heading that is one of a section's aliases in the schema, or its name in another case, counts as the section; the name
itself lets readers find it in each document and link to it without a look.

`deepdive validate --fix=headings` writes the name and lets the links of the same file follow. It leaves a heading alone
that another file links to. A collection to which its aliases are as good as the names switches the rule off:

    rules:
      alias-heading: off)";

/// Two headings of one section are joined first.
bool is_alias(const Topic& topic, const Section& section) { return section.alias && stands_once(topic, section); }

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Topic& topic = context.topic;
  if (!is_written(topic)) return findings;
  for (const Section& section : topic.sections.found) {
    if (!is_alias(topic, section)) continue;
    const markdown::Heading& heading = heading_of(topic, section);
    const std::string& name = topic.schema().sections[*section.spec].name;
    Diagnostic made =
        finding(*topic.source, heading.span, fmt::format("'{}' stands for section '{}'", heading.text, name),
                fmt::format("name it '## {}'", name));
    made.fix = rename_heading(context, section.heading, name);
    findings.push_back(std::move(made));
  }
  return findings;
}

}  // namespace

Rule alias_heading() {
  return {"alias-heading", "structure", Severity::warning, "A section under an alias of its name", doc,
          check,           "headings"};
}

}  // namespace deepdive::rules
