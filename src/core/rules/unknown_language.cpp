#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/suggest.hpp"
#include "core/languages/language.hpp"
#include "core/rules/lookup/fences.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A misspelt language would silently keep the block from being run and highlighted.

````markdown
```pyhton
print("never run")
```
````

Names and aliases are compared without regard to case. `text` is right for what is no code. `--fix=languages`
corrects a word that is like those of one language only.)";

/// The language's word in the source of the info string.
Span word_span(std::string_view text, const markdown::CodeBlock& block) {
  const std::string_view info = slice(text, block.info_span);
  const std::size_t begin = std::min(info.find_first_not_of("{. \t"), info.size());
  const std::size_t end = std::min(info.find_first_of(" \t,{}", begin), info.size());
  return {block.info_span.begin + begin, block.info_span.begin + end};
}

/// The nearest known word, unless one of another language is as near.
std::optional<std::string> only_candidate(const std::string& word, const Languages& languages) {
  const std::vector<std::string> known = languages.known_words();
  const auto best = nearest(word, known);
  if (!best) return std::nullopt;
  std::vector<std::string> others;
  std::copy_if(known.begin(), known.end(), std::back_inserter(others),
               [&](const std::string& other) { return languages.find(other) != languages.find(*best); });
  const auto distance = [lowered = ascii_lower(word)](const std::string& other) {
    return edit_distance(lowered, other);
  };
  const auto second = nearest(word, others);
  return second && distance(*second) <= distance(*best) ? std::nullopt : best;
}

std::optional<Fix> replace_word(const SourceFile& source, Span span, const std::string& word,
                                const Languages& languages) {
  const auto meant = only_candidate(word, languages);
  if (!meant || slice(source.text(), span) != word) return std::nullopt;
  return Fix{fmt::format("write '{}' for '{}'", *meant, word), {edit(source, span, *meant)}};
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const Languages& languages = *context.topic.languages;
  const std::size_t end = end_of_sound_text(context.topic.source->text(), context.topic.document);
  for (const markdown::CodeBlock& block : context.topic.document.code_blocks) {
    if (block.span.begin >= end) break;
    if (!block.fenced || block.language().empty() || languages.find(block.language())) continue;
    const std::string word(block.language());
    const Span span = word_span(context.topic.source->text(), block);
    findings.push_back(finding(*context.topic.source, span, fmt::format("language '{}' is not known", word),
                               did_you_mean(word, languages.known_words())));
    findings.back().fix = replace_word(*context.topic.source, span, word, languages);
  }
  return findings;
}

}  // namespace

Rule unknown_language() {
  return {"unknown-language", "code", Severity::error, "A code block in a language that is not known", doc, check,
          "languages"};
}

}  // namespace deepdive::rules
