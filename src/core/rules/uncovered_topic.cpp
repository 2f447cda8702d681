#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Each bullet under `topics:` is a promise to the reader: a heading of the text must contain its words. Case,
punctuation and marks do not count.

```yaml
topics:
  - Chaining and composition   # "### Chaining and composition", or a longer heading with these words
```

Name a heading so, or change the bullet. A text with missing or unfinished sections is not judged yet.)";

bool is_finished(const SectionMap& sections) {
  return sections.missing.empty() && std::all_of(sections.found.begin(), sections.found.end(), [](const Section& s) {
           return s.placeholders.empty() && s.state != SectionState::empty;
         });
}

/// Folded, with a blank at both ends, so that only whole words are found in it.
std::string words_of(const std::string& text) { return ' ' + fold_words(text) + ' '; }

/// The words of all headings, one heading a line.
std::string words_of_headings(const markdown::Document& document) {
  std::string words;
  for (const markdown::Heading& heading : document.headings) words += words_of(heading.text) + '\n';
  return words;
}

bool is_covered(const std::string& headings, const std::string& bullet) {
  if (fold_words(bullet).empty()) return true;
  const std::string wanted = words_of(bullet);
  const std::boyer_moore_horspool_searcher search(wanted.begin(), wanted.end());
  return std::search(headings.begin(), headings.end(), search) != headings.end();
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Topic& topic = context.topic;
  const yaml::Value* topics = topic.yaml ? topic.yaml->root.find("topics") : nullptr;
  if (!topics || !topic.kind->front_matter || !is_written(topic) || !is_finished(topic.sections)) return findings;
  const std::string headings = words_of_headings(topic.document);
  for (const yaml::Value& item : topics->items) {
    if (item.text.empty() || is_covered(headings, item.text)) continue;
    findings.push_back(finding(*topic.source, item.span, fmt::format("no heading takes up '{}'", item.text),
                               "give it a heading of its own, or take it out of 'topics'"));
    findings.back().scope = Scope::file;
    findings.back().subject = item.text;
  }
  return findings;
}

}  // namespace

Rule uncovered_topic() {
  return {"uncovered-topic", "structure", Severity::error, "A promised topic that no heading takes up", doc, check};
}

}  // namespace deepdive::rules
