// What to tell a person whose command line was not understood.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace deepdive::cli {

/// Names the first word that nothing took, with the command or option that was probably meant.
[[nodiscard]] std::string describe_unexpected(const CLI::App& app);

/// `reason` as the parser gave it, with a pointer to the help of the command in question.
[[nodiscard]] std::string describe_misuse(const CLI::App& app, const std::string& reason);

/// The same for an option that has more values than it takes, or less; the parser's own words differ between versions.
[[nodiscard]] std::string describe_mismatch(const CLI::App& app, const std::string& reason);

/// The option among the words that has a value (`--json=yes`) and takes none; empty when there is no such one.
[[nodiscard]] std::string switch_with_value(const CLI::App& app, const std::vector<std::string>& arguments);

}  // namespace deepdive::cli
