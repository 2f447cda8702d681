#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/text.hpp"
#include "core/languages/language.hpp"

namespace deepdive {

namespace {

bool is_named_before(const Language& a, const Language& b) { return a.name < b.name; }

/// `further` in the place of those with the same name.
std::vector<Language> merged(std::vector<Language> further) {
  std::stable_sort(further.begin(), further.end(), is_named_before);
  std::vector<Language> all;
  std::set_union(further.begin(), further.end(), languages::all().begin(), languages::all().end(),
                 std::back_inserter(all), is_named_before);
  return all;
}

}  // namespace

Languages::Languages(std::vector<Language> further) : all_(merged(std::move(further))) {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    by_word_.emplace(all_[i].name, i);
    for (const std::string& alias : all_[i].aliases) by_word_.emplace(alias, i);
  }
}

const Language* Languages::find(std::string_view word) const {
  const auto found = by_word_.find(ascii_lower(word));
  return found == by_word_.end() ? nullptr : &all_[found->second];
}

std::vector<std::string> Languages::known_words() const {
  std::vector<std::string> words;
  for (const Language& language : all_) {
    words.push_back(language.name);
    words.insert(words.end(), language.aliases.begin(), language.aliases.end());
  }
  return words;
}

const Languages& built_in_languages() {
  static const Languages languages;
  return languages;
}

}  // namespace deepdive
