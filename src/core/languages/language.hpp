// A language of code blocks, as data: how its blocks are recognised and what is done with them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deepdive {

enum class Treatment { run, text };  ///< text: output, diagrams and whatever is no code

struct Language {
  std::string name = {};                   ///< canonical: "python"
  std::vector<std::string> aliases = {};   ///< lower case, without the name
  Treatment treatment = Treatment::text;
  std::string title = {};                  ///< for people: "Python"
};

namespace languages {

/// All languages, sorted by name: one file of this folder each.
[[nodiscard]] const std::vector<Language>& all();

/// The language of an info string's first word, ASCII case ignored; null when unknown.
[[nodiscard]] const Language* find(std::string_view word);

}  // namespace languages
}  // namespace deepdive
