// Which code blocks of a document run, in what order, and what each is promised to do.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/snippets/attributes.hpp"
#include "core/topic/topic.hpp"

namespace deepdive::snippets {

/// run: executed · check: compiled or parsed only · write: put into the scratch folder as a file for other blocks ·
/// skip: known code that is not looked at, for a reason · text: no code.
enum class Fate { run, check, write, skip, text };

/// Why a block is not run: a closed list, so that blocks can be counted by it.
enum class Reason {
  none,
  by_author,         ///< `skip="…"`
  no_run,            ///< `no_run`: compiled only
  fragment,          ///< `fragment`: compiled only
  unclosed,          ///< its fence is not closed
  unknown_language,  ///< nobody knows the language
  not_run_here,      ///< the language is known, its blocks are not run
  not_requested,     ///< a language that runs only with `run` or by the settings
  no_main,           ///< nothing to start in it
  slow,              ///< `slow` without --slow
  network,           ///< `network` without --allow-network
  python,            ///< `python=">=3.13"`: another version runs
  requires_package,  ///< `requires="numpy"`: not installed
  no_toolchain,      ///< the program that runs or checks it is not installed
  compile_fail,      ///< `compile_fail`: compiled only, to see that it does not
  no_claim,          ///< a program whose output nothing shows: compiled only
  too_large,         ///< more than the parser of its language is given
  no_time_left,      ///< the document's earlier blocks took all the time that it has
};

/// A reason with its particulars: the author's words, the language, the version, the program.
struct WhyNot {
  Reason reason = Reason::none;
  std::string detail = {};
  friend bool operator==(const WhyNot&, const WhyNot&) = default;
};

/// For people: "the fence is not closed"; the author's own words for `skip`.
[[nodiscard]] std::string to_string(const WhyNot& why);

/// `raises="Type: message*"`: class, qualified name or base class; the message is a glob, absent: any.
struct ExpectedException {
  std::string type = {};
  std::optional<std::string> message = std::nullopt;
  friend bool operator==(const ExpectedException&, const ExpectedException&) = default;
};

/// How an output is compared with what the document shows.
enum class MatchKind { exact, unordered, contains, approximate };

struct MatchOptions {
  MatchKind kind = MatchKind::exact;
  double tolerance = 0;  ///< of `approximate`, relative
  friend bool operator==(const MatchOptions&, const MatchOptions&) = default;
};

/// A fence that shows what the block before it prints.
struct OutputFence {
  std::size_t block = 0;  ///< index into Document::code_blocks
  bool errors = false;    ///< `stderr`: it shows standard error alone
  MatchOptions match = {};
  std::optional<std::string> illustrative = std::nullopt;  ///< provenance: its shape is compared, not its numbers
  bool explicit_claim = false;  ///< says `output` or `stderr`: a claim even where the code seems to print nothing
};

/// One fence of the document, every one, in order.
struct Snippet {
  std::size_t block = 0;      ///< index into Document::code_blocks
  std::string language = {};  ///< canonical name, or empty
  Fate fate = Fate::text;
  WhyNot why = {};             ///< why it is not run; nothing when it is
  std::string source = {};     ///< the block's content; empty for one that nothing is asked about
  std::size_t first_line = 0;  ///< line of the file on which `source` begins
  bool session = false;        ///< prompts and what was answered: `>>>`, `$`
  bool hidden = false;         ///< in an HTML comment: set-up that readers do not see
  bool fragment = false;       ///< incomplete code: checked inside of a wrapper
  bool isolated = false;       ///< a process and a folder of its own
  bool bench = false;
  bool network = false;   ///< what it does depends on others
  std::string file = {};  ///< `file`: path in the scratch folder
  std::optional<ExpectedException> raises = std::nullopt;
  std::optional<ExpectedException> compile_fail = std::nullopt;
  std::optional<int> exit = std::nullopt;
  std::optional<std::string> input = std::nullopt;  ///< what standard input gives; nothing: reading it is an error
  std::optional<OutputFence> output = std::nullopt;
  MatchOptions match = {};                      ///< for claims inside of the block
  std::string python = {};                      ///< version specifiers: ">=3.12,<4"
  std::vector<std::string> distributions = {};  ///< `requires`
  std::chrono::milliseconds timeout = {};
  bool meant_to_run = false;                            ///< it does not, but only because its language is misspelt
  bool faulty = false;                                  ///< one of its attributes is wrong: it may not be as meant
  std::optional<std::size_t> output_of = std::nullopt;  ///< block (index) whose output this one shows
  [[nodiscard]] bool has_work() const { return fate != Fate::skip && fate != Fate::text; }
};

struct RunPlan {
  std::string path = {};
  const Languages* languages = nullptr;  ///< the topic's
  std::vector<Snippet> snippets = {};
  std::vector<AttributeProblem> problems = {};
  bool separate_errors = false;         ///< a fence shows standard error alone, so that it is kept apart
  [[nodiscard]] bool has_work() const;  ///< anything to run, to check or to write
};

struct PlanOptions {
  std::chrono::milliseconds block_timeout = std::chrono::seconds(10);
  std::vector<std::string> run = {};  ///< canonical names of languages whose blocks run without the attribute `run`
  bool slow = false;                  ///< blocks with `slow` run
  bool network = false;               ///< blocks with `network` run
};

/// What the fence says wins over the comment above it, that over the front matter, and that over the options.
[[nodiscard]] RunPlan plan_run(const Topic& topic, const PlanOptions& options);

}  // namespace deepdive::snippets
