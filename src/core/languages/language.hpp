// A language of code blocks, as data: how its blocks are recognised and what is done with them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace deepdive {

/// run: its blocks are executed · program: executed where they are whole programs and something is promised of their
/// run, or with `run`; else checked · on_request: executed with `run` or by the settings, else checked · check: parsed
/// or compiled only · code: known, nothing is done with it · text: output, diagrams and whatever is no code
enum class Treatment { run, program, on_request, check, code, text };

/// Who executes or checks its blocks. toolchain: programs that are started for each block · data: our own parsers
enum class Engine { none, python, shell, node, toolchain, data };

/// Programs for each block, as argument lists; "{file}" stands for the block's file, "{program}" for what `compile`
/// makes. An empty list: there is no such step.
struct Toolchain {
  std::string file = {};                  ///< name of the block's file: "block.cpp"
  std::vector<std::string> check = {};    ///< says whether the block is right without running it
  std::vector<std::string> compile = {};  ///< makes "{program}"
  std::vector<std::string> run = {};
  std::vector<std::string> version = {};  ///< prints the version, on which outcomes depend
  /// How messages name a line, "{file}:{line}: {message}", '*' for any text; the first that fits a line of them counts.
  std::vector<std::string> line_patterns = {};
  std::string entry = {};  ///< the function with which a whole program begins: "main"; empty: every block is one
};

struct Language {
  std::string name = {};                  ///< canonical: "python"
  std::vector<std::string> aliases = {};  ///< lower case, without the name
  Treatment treatment = Treatment::text;
  std::string title = {};  ///< for people: "Python"
  Engine engine = Engine::none;
  Toolchain toolchain = {};
  std::string session_of = {};  ///< its blocks are sessions of this language, and run with that one's
  std::string comment = {};     ///< begins a comment that ends with its line: "//"
};

namespace languages {

/// All languages, sorted by name: one file of this folder each.
[[nodiscard]] const std::vector<Language>& all();

}  // namespace languages

/// The languages that a collection knows. Whoever points at one of them keeps it where it is.
class Languages {
public:
  /// The built-in ones, and others that take the place of those with the same name.
  explicit Languages(std::vector<Language> further = {});
  Languages(const Languages&) = delete;
  Languages& operator=(const Languages&) = delete;

  /// Sorted by name.
  [[nodiscard]] const std::vector<Language>& all() const { return all_; }

  /// The language of an info string's first word, ASCII case ignored; null when unknown.
  [[nodiscard]] const Language* find(std::string_view word) const;

  /// Names and aliases of all languages, for "did you mean".
  [[nodiscard]] std::vector<std::string> known_words() const;

private:
  std::vector<Language> all_;
  std::unordered_map<std::string, std::size_t> by_word_ = {};  ///< index into all_
};

/// Those of a collection that adds none.
[[nodiscard]] const Languages& built_in_languages();

}  // namespace deepdive
