#include <fmt/format.h>

#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The schema says which sections must show code (`needs_code`), and this one shows none: a claim about code is believed
when it can be run. Hidden blocks do not count: readers do not see them.

Add a block in a language that is code; `text` is none.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Topic& topic = context.topic;
  for (const Section& section : unfinished_sections(topic)) {
    if (!topic.schema().sections[*section.spec].needs_code || section.code_blocks > 0) continue;
    const markdown::Heading& heading = heading_of(topic, section);
    findings.push_back(finding(*topic.source, heading.span, fmt::format("section '{}' has no code block", heading.text),
                               "prove it with an example"));
  }
  return findings;
}

}  // namespace

Rule missing_example() {
  return {
      "missing-example", "structure", Severity::warning, "A section without code that should hold some", doc, check};
}

}  // namespace deepdive::rules
