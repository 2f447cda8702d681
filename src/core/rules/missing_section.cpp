#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/rules/lookup/meant.hpp"
#include "core/rules/lookup/rename.hpp"
#include "core/rules/lookup/section_fixes.hpp"
#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Each document of a collection has the sections that its schema asks for, as level-2 headings, so that readers know
where to look. A heading of another case, or one of the aliases in the schema, counts as the section. The place
reported is where the section belongs, or the heading that was probably meant to be it: one with nearly its name, with
its name at another level, or the only one in its place.

```markdown
## Comon pitfals
```

`--fix=sections` puts the section there, with what the schema says of it as a placeholder; `--fix=headings` mends a
misspelt heading, and one of another level where no other heading depends on it.

Collections that need other sections name a schema of their own under `schema:` in `deepdive.yaml`, `none` for no
sections at all, or `kinds:` of documents with different ones.)";

/// The last of the schema's sections before `spec` that the text has.
const Section* section_before(const TopicContext& context, std::size_t spec) {
  for (std::size_t i = spec; i > 0; --i) {
    if (const Section* section = context.topic.sections.of_spec(i - 1)) return section;
  }
  return nullptr;
}

/// The section that it follows, whether that stands there or is missing as well.
std::string neighbour_of(const TopicContext& context, std::size_t spec) {
  const auto& sections = context.topic.schema().sections;
  for (std::size_t i = spec; i > 0; --i) {
    const Section* section = context.topic.sections.of_spec(i - 1);
    if (section) return heading_of(context.topic, *section).text;
    if (sections[i - 1].required) return sections[i - 1].name;
  }
  return {};
}

/// Where the section should stand: at the next heading after the one that it follows.
Span place_of(const TopicContext& context, const Section* before) {
  const SourceFile& source = *context.topic.source;
  const auto& found = context.topic.sections.found;
  if (!before) return found.empty() ? first_text_line(context.topic) : heading_of(context.topic, found.front()).span;
  const std::size_t at = before->body.end;
  return source.line_span(source.line_of(at < source.text().size() ? at : at - 1));
}

Diagnostic absent(const TopicContext& context, const std::string& name, std::size_t spec) {
  const std::string neighbour = neighbour_of(context, spec);
  const std::string where = neighbour.empty() ? "as the first section" : fmt::format("after '{}'", neighbour);
  const Section* before = section_before(context, spec);
  Diagnostic made = finding(*context.topic.source, place_of(context, before),
                            fmt::format("section '{}' is missing", name), fmt::format("add '## {}' {}", name, where));
  made.scope = Scope::file;
  made.fix = insert_section(context.topic, context.topic.schema().sections[spec], before);
  made.fix->title = made.help;
  return made;
}

std::string message_of(const std::string& name, const markdown::Heading& heading, Slip slip) {
  std::string missing = fmt::format("section '{}' is missing; ", name);
  switch (slip) {
    case Slip::name: return missing + fmt::format("'{}' has nearly its name", heading.text);
    case Slip::level: return missing + fmt::format("a heading of level {} has its name", heading.level);
    case Slip::place: return missing + fmt::format("'{}' stands in its place", heading.text);
  }
  return missing;
}

Diagnostic nearly_there(const TopicContext& context, const std::string& name, const MeantSection& meant) {
  const markdown::Heading& heading = context.topic.document.headings[meant.heading];
  Diagnostic made = finding(*context.topic.source, heading.span, message_of(name, heading, meant.slip),
                            fmt::format("make the heading '## {}'", name));
  if (meant.slip != Slip::place) made.fix = rename_heading(context, meant.heading, name);
  if (made.fix) made.fix->title = made.help;
  return made;
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  if (!is_written(context.topic)) return findings;
  const auto& sections = context.topic.schema().sections;
  const auto meant = meant_sections(context.topic);
  for (const std::size_t spec : context.topic.sections.missing) {
    const auto instead =
        std::find_if(meant.begin(), meant.end(), [&](const MeantSection& each) { return each.spec == spec; });
    const std::string& name = sections[spec].name;
    findings.push_back(instead == meant.end() ? absent(context, name, spec) : nearly_there(context, name, *instead));
    findings.back().subject = name;
    // Where a heading may be meant to be another section, the place of this one is not settled.
    if (instead == meant.end() && !meant.empty()) findings.back().fix = std::nullopt;
  }
  return findings;
}

}  // namespace

Rule missing_section() {
  return {
      "missing-section",  "structure", Severity::error, "A section of the schema that a text does not have", doc, check,
      "headings,sections"};
}

}  // namespace deepdive::rules
