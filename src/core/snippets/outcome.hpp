// What running a document's code blocks gave, and whether that is what was promised.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/snippets/plan.hpp"
#include "core/snippets/shape.hpp"

namespace deepdive::snippets {

enum class Ending {
  not_run,  ///< as planned, or because running was switched off
  completed,
  raised,   ///< an uncaught exception, SystemExit with a status other than 0 included
  invalid,  ///< does not compile
  died,     ///< the process ended inside the block (os._exit, a signal) or had to be stopped (a flood)
  timed_out,
};

enum class Verdict { passed, not_run, blocked, failed, invalid, timed_out, missing_exception, mismatched };

/// What one step of a block did (see claims.hpp).
struct StepOutcome {
  Ending ending = Ending::not_run;
  std::string exception = {};                       ///< as in SnippetOutcome
  std::vector<std::string> bases = {};              ///< likewise
  std::string message = {};                         ///< likewise
  std::string traceback = {};                       ///< likewise
  std::size_t line = 0;                             ///< likewise
  std::optional<std::string> value = std::nullopt;  ///< repr of the expression's value, if asked for and not None
  std::string output = {};  ///< what came on standard output, or on both streams (RunPlan::separate_errors)
  std::string errors = {};  ///< what came on standard error, when it is kept apart
  friend bool operator==(const StepOutcome&, const StepOutcome&) = default;
};

/// What a block did. Its ending and exception are those of the last step that ran; `steps` has one entry for each step
/// that began.
struct SnippetOutcome {
  std::size_t block = 0;  ///< index into Document::code_blocks
  Ending ending = Ending::not_run;
  std::string exception = {};  ///< class name as Python prints it: "ValueError", "json.decoder.JSONDecodeError"
  std::vector<std::string> bases = {};  ///< plain and qualified names of the class and all its bases
  std::string message = {};             ///< str(exception); "ended its process: exit status 3" of one that died
  std::size_t line = 0;                 ///< line of the file where it happened; 0 when unknown
  std::optional<std::size_t> byte = std::nullopt;  ///< of that line's code, where it is known
  std::string traceback = {};                      ///< the lines that lie in the document, as Python prints them
  std::string output = {};                         ///< of all steps, cut at the cap
  std::string errors = {};                         ///< likewise
  std::vector<StepOutcome> steps = {};
  Shape shape = {};
  std::optional<int> exit = std::nullopt;       ///< status, where the block is a program or left with SystemExit
  WhyNot why = {};                              ///< of one that could not be run as planned: its tool chain is missing
  std::vector<std::string> missing_names = {};  ///< of a NameError: the name
  std::vector<std::string> unbound = {};        ///< names that the block would have bound and did not
  std::optional<std::size_t> blocked_by = std::nullopt;  ///< block (index) whose failure explains this one
  std::optional<Verdict> verdict = std::nullopt;         ///< where its steps and claims decide (see judging.hpp)
  friend bool operator==(const SnippetOutcome&, const SnippetOutcome&) = default;
};

struct RunOutcome {
  std::string path = {};
  std::vector<SnippetOutcome> snippets = {};  ///< one for each of the plan's, in its order
  std::string python = {};                    ///< version of the interpreter: "3.11.2"; empty when none ran
  std::vector<std::string> scratch = {};      ///< paths that the code saw as its scratch folder
  bool from_cache = false;                    ///< of an earlier run
  friend bool operator==(const RunOutcome&, const RunOutcome&) = default;
};

/// Adds a step to what a block did so far: its ending becomes the block's.
void add_step(StepOutcome step, SnippetOutcome& outcome);

/// The outcome of a plan when nothing runs.
[[nodiscard]] RunOutcome not_run(const RunPlan& plan);

/// Whether compiling alone can raise an exception of this type.
[[nodiscard]] bool is_compile_error(const std::string& type);

/// Whether an exception is the expected one. `bases` are names of its class and of all classes above it.
[[nodiscard]] bool is_expected(const ExpectedException& expected, const std::string& exception,
                               const std::vector<std::string>& bases, const std::string& message);

/// Whether the block did what was promised; by how it ended, where `outcome.verdict` says nothing. One that died has
/// failed, and so has one that raised something else than the expected exception; missing_exception is for one that
/// raised nothing.
[[nodiscard]] Verdict judge(const Snippet& snippet, const SnippetOutcome& outcome);

/// Marks each NameError that an earlier block explains: one that would have bound the name, had it not failed or been
/// blocked itself, or had its language been spelt rightly; one that lacked the same name; one that does not compile.
[[nodiscard]] RunOutcome mark_blocked(const RunPlan& plan, RunOutcome outcome);

}  // namespace deepdive::snippets
