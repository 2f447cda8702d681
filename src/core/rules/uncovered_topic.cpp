#include <fmt/format.h>

#include <algorithm>
#include <string_view>

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

/// What begins with a word of a heading, sorted: many bullets are not to be searched for in many headings.
class Coverage {
public:
  /// No bullet is longer than `longest`, with its blanks.
  Coverage(const markdown::Document& document, std::size_t longest) : words_(words_of_headings(document)) {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (words_[at] == ' ') rests_.push_back(std::string_view(words_).substr(at, longest));
    }
    std::sort(rests_.begin(), rests_.end());
  }
  Coverage(const Coverage&) = delete;
  Coverage& operator=(const Coverage&) = delete;

  [[nodiscard]] bool holds(const std::string& bullet) const {
    const std::string wanted = words_of(bullet);
    const auto found = std::lower_bound(rests_.begin(), rests_.end(), wanted);
    return fold_words(bullet).empty() || (found != rests_.end() && found->starts_with(wanted));
  }

private:
  std::string words_;
  std::vector<std::string_view> rests_ = {};
};

std::size_t longest_of(const std::vector<yaml::Value>& bullets) {
  std::size_t longest = 0;
  for (const yaml::Value& bullet : bullets) longest = std::max(longest, words_of(bullet.text).size());
  return longest;
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Topic& topic = context.topic;
  const yaml::Value* topics = topic.yaml ? topic.yaml->root.find("topics") : nullptr;
  if (!topics || !topic.kind->front_matter || !is_written(topic) || !is_finished(topic.sections)) return findings;
  const Coverage headings(topic.document, longest_of(topics->items));
  for (const yaml::Value& item : topics->items) {
    if (item.text.empty() || headings.holds(item.text)) continue;
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
