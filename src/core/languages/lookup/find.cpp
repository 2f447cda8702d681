#include <unordered_map>

#include "core/base/text.hpp"
#include "core/languages/language.hpp"

namespace deepdive::languages {

namespace {

using ByWord = std::unordered_map<std::string, const Language*>;

ByWord languages_by_word() {
  ByWord by_word;
  for (const Language& language : all()) {
    by_word.emplace(language.name, &language);
    for (const std::string& alias : language.aliases) by_word.emplace(alias, &language);
  }
  return by_word;
}

}  // namespace

const Language* find(std::string_view word) {
  static const ByWord by_word = languages_by_word();
  const auto found = by_word.find(ascii_lower(word));
  return found == by_word.end() ? nullptr : found->second;
}

std::vector<std::string> known_words() {
  std::vector<std::string> words;
  for (const Language& language : all()) {
    words.push_back(language.name);
    words.insert(words.end(), language.aliases.begin(), language.aliases.end());
  }
  return words;
}

}  // namespace deepdive::languages
