#include <fmt/format.h>

#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Words of prose are counted, headings and code are not. The schema says how many a section needs (`min_words`).)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Topic& topic = context.topic;
  if (!is_written(topic)) return findings;
  for (const Section& section : topic.sections.found) {
    if (!stands_once(topic, section) || section.state != SectionState::stub || !section.placeholders.empty()) continue;
    const std::size_t wanted = context.topic.schema().sections[*section.spec].min_words;
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
