#include <algorithm>

#include "core/base/text.hpp"
#include "core/languages/language.hpp"

namespace deepdive::languages {

const Language* find(std::string_view word) {
  const std::string wanted = ascii_lower(word);
  for (const Language& language : all()) {
    if (language.name == wanted) return &language;
    const auto& aliases = language.aliases;
    if (std::find(aliases.begin(), aliases.end(), wanted) != aliases.end()) return &language;
  }
  return nullptr;
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
