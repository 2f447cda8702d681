#include <fmt/format.h>

#include <algorithm>

#include "core/base/suggest.hpp"
#include "core/rules/rule.hpp"
#include "core/topic/prerequisites.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(What a topic's front matter names under `prerequisites` are other topics, to be read before it: by the name of a
file without `.md`, or by its path where two files have the same name. The roadmap of the index shows them. Where they
lead in a circle no order of reading fits, which is reported once, at the name that closes the circle.

Correct the name, or plan the topic that is missing: `deepdive new TITLE --planned`.)";

/// Whether its front matter means by the field what is meant here.
bool has_prerequisites(const Topic& topic) {
  const auto& schema = topic.kind->front_matter;
  return schema && schema->type_of("prerequisites") == schema::FieldType::texts;
}

std::string circle(const Topic& topic, const Topic& found) {
  if (&topic == &found) return "the topic is its own prerequisite";
  return fmt::format("'{}' is to be read after this topic, by its own prerequisites", found.slug);
}

std::vector<Diagnostic> check(const Collection& collection) {
  std::vector<const Topic*> topics = topics_in_order(collection);
  const TopicNames names(topics);
  topics.erase(
      std::remove_if(topics.begin(), topics.end(), [](const Topic* each) { return !has_prerequisites(*each); }),
      topics.end());
  const auto circular = circular_prerequisites(topics);
  Hints hints(names.slugs());
  std::vector<Diagnostic> findings;
  for (const Topic& topic : collection.topics) {
    if (!has_prerequisites(topic)) continue;
    for (const yaml::Value* name : prerequisites_of(topic)) {
      const Topic* found = names.find(name->text);
      if (!found) {
        findings.push_back(finding(*topic.source, name->span, fmt::format("there is no topic '{}'", name->text),
                                   hints.did_you_mean(name->text)));
      } else if (circular.count(name) > 0) {
        findings.push_back(finding(*topic.source, name->span, circle(topic, *found)));
      } else {
        continue;
      }
      findings.back().scope = Scope::file;
    }
  }
  return findings;
}

}  // namespace

Rule broken_prerequisite() {
  return {
      "broken-prerequisite", "front-matter", Severity::error, "A prerequisite that cannot be read before", doc, check};
}

}  // namespace deepdive::rules
