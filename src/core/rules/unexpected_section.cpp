#include <fmt/format.h>

#include <algorithm>

#include "core/rules/lookup/meant.hpp"
#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A level-2 heading is a section, and this one is none of the schema's: readers do not look for it. One that was
probably meant to be a missing section or the title is reported as that by `missing-section` or `missing-title`
instead.

Make it a subsection (`###`) of the section that it belongs to, or add it to the schema, as a section or as another's
alias.)";

bool is_meant_otherwise(const Section& section, const std::vector<MeantSection>& meant,
                        const std::optional<std::size_t>& title) {
  return title == section.heading || std::any_of(meant.begin(), meant.end(), [&](const MeantSection& each) {
           return each.heading == section.heading;
         });
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Topic& topic = context.topic;
  if (!is_written(topic) || topic.schema().sections.empty()) return findings;
  const auto meant = meant_sections(topic);
  const auto title = meant_title(topic);
  for (const Section& section : topic.sections.found) {
    if (section.spec || is_meant_otherwise(section, meant, title)) continue;
    const markdown::Heading& heading = heading_of(topic, section);
    findings.push_back(finding(*topic.source, heading.span,
                               fmt::format("section '{}' is not in the schema", heading.text),
                               "make it a level-3 heading of a section, or add it to the schema"));
  }
  return findings;
}

}  // namespace

Rule unexpected_section() {
  return {"unexpected-section",
          "structure",
          Severity::warning,
          "A level-2 heading that the schema does not have",
          doc,
          check};
}

}  // namespace deepdive::rules
