// A language of code blocks, as data: how its blocks are recognised and what is done with them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deepdive {

/// run: its blocks are executed · code: known, not executed yet · text: output, diagrams and whatever is no code
enum class Treatment { run, code, text };

struct Language {
  std::string name = {};                  ///< canonical: "python"
  std::vector<std::string> aliases = {};  ///< lower case, without the name
  Treatment treatment = Treatment::text;
  std::string title = {};  ///< for people: "Python"
};

namespace languages {

/// All languages, sorted by name: one file of this folder each.
[[nodiscard]] const std::vector<Language>& all();

/// The language of an info string's first word, ASCII case ignored; null when unknown.
[[nodiscard]] const Language* find(std::string_view word);

/// Names and aliases of all languages, for "did you mean".
[[nodiscard]] std::vector<std::string> known_words();

}  // namespace languages
}  // namespace deepdive
