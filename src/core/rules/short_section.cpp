#include <fmt/format.h>

#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The schema says how many words a section needs (`min_words`): with fewer it is a stub, and readers expect more of it.
Words of prose are counted, headings and code are not.

Write the rest. A section that cannot be longer may have a lower number in the schema.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Topic& topic = context.topic;
  for (const Section& section : unfinished_sections(topic)) {
    const std::size_t wanted = topic.schema().sections[*section.spec].min_words;
    if (section.words >= wanted) continue;
    const markdown::Heading& heading = heading_of(topic, section);
    findings.push_back(
        finding(*topic.source, heading.span,
                fmt::format("section '{}' has {} of at least {} words", heading.text, section.words, wanted)));
  }
  return findings;
}

}  // namespace

Rule short_section() {
  return {"short-section",
          "structure",
          Severity::warning,
          "A section with fewer words than the schema asks for",
          doc,
          check};
}

}  // namespace deepdive::rules
