#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(`deepdive new` puts a sentence of guidance into each section, and here one was left. It is recognised by the schema's
own words, so that no sentence of yours is taken for one.

Write what it asks for in its place.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  if (!is_written(context.topic)) return findings;
  for (const Section& section : context.topic.sections.found) {
    for (const Span& placeholder : section.placeholders) {
      findings.push_back(finding(*context.topic.source, placeholder, "a placeholder is still here",
                                 "write what it asks for in its place"));
    }
  }
  return findings;
}

}  // namespace

Rule leftover_placeholder() {
  return {"leftover-placeholder",
          "structure",
          Severity::error,
          "Guidance of the template that is still in the text",
          doc,
          check};
}

}  // namespace deepdive::rules
