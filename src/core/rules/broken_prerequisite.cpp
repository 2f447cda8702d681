#include <fmt/format.h>

#include "core/base/suggest.hpp"
#include "core/rules/rule.hpp"
#include "core/topic/prerequisites.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(What a topic's front matter names under `prerequisites` are other topics, to be read before it: by the name of a
file without `.md`, or by its path where two files have the same name. The roadmap of the index shows them.

Correct the name, or plan the topic that is missing: `deepdive new TITLE --planned`.)";

/// Whether its front matter means by the field what is meant here.
bool has_prerequisites(const Topic& topic) {
  const auto& schema = topic.kind->front_matter;
  return schema && schema->type_of("prerequisites") == schema::FieldType::texts;
}

std::vector<Diagnostic> check(const Collection& collection) {
  const TopicNames names(topics_in_order(collection));
  Hints hints(names.slugs());
  std::vector<Diagnostic> findings;
  for (const Topic& topic : collection.topics) {
    if (!has_prerequisites(topic)) continue;
    for (const yaml::Value* name : prerequisites_of(topic)) {
      const Topic* found = names.find(name->text);
      if (found && found != &topic) continue;
      findings.push_back(found ? finding(*topic.source, name->span, "the topic is its own prerequisite")
                               : finding(*topic.source, name->span, fmt::format("there is no topic '{}'", name->text),
                                         hints.did_you_mean(name->text)));
      findings.back().scope = Scope::file;
    }
  }
  return findings;
}

}  // namespace

Rule broken_prerequisite() {
  return {"broken-prerequisite", "front-matter", Severity::error, "A prerequisite that is no other topic", doc, check};
}

}  // namespace deepdive::rules
