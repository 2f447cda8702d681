// The manual page and the completions of shells, made of the command line as it is declared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace deepdive::cli::pages {

/// What a shell can offer for a value. `words` lists them; of others only the kind is known.
enum class Offer { nothing, words, files, folders, rules, topics, planned };

struct OptionWords {
  std::vector<std::string> short_names = {};  ///< "j"
  std::vector<std::string> long_names = {};   ///< "jobs"
  std::string description = {};
  std::string value = {};  ///< "NUMBER"; empty when it takes none as a word of its own
  Offer offer = Offer::nothing;
  std::vector<std::string> words = {};  ///< one of them is meant, where they are known
};

struct CommandWords {
  std::string name = {};
  std::string description = {};
  std::vector<OptionWords> options = {};
  Offer argument = Offer::nothing;
};

struct ProgramWords {
  std::vector<CommandWords> commands = {};
  std::vector<OptionWords> options = {};  ///< of all commands
};

/// `app` must be declared.
[[nodiscard]] ProgramWords words_of(CLI::App& app);

[[nodiscard]] std::string bash_completion(const ProgramWords& program);
[[nodiscard]] std::string zsh_completion(const ProgramWords& program);
[[nodiscard]] std::string fish_completion(const ProgramWords& program);

/// deepdive.1, for man.
[[nodiscard]] std::string manual_page(const CLI::App& app, std::string_view version);

}  // namespace deepdive::cli::pages
