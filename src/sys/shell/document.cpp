#include "sys/shell/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/text.hpp"
#include "core/snippets/shell_shape.hpp"
#include "sys/clock.hpp"
#include "sys/code_folder.hpp"

namespace deepdive::sys::shell {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using snippets::Ending;
using snippets::Fate;
using snippets::Shape;
using snippets::Snippet;
using snippets::SnippetOutcome;
using snippets::Step;

// Of a block that fails so many lines of its output are shown with the finding.
constexpr std::size_t shown_lines = 10;

bool is_code(std::string_view line) { return !trim(line).empty() && trim(line).front() != '#'; }

/// Lines of the file from `first` to `last`, as they stand in a text that begins on line `begin`.
std::string lines_between(std::string_view text, std::size_t begin, std::size_t first, std::size_t last) {
  const auto lines = split_lines(text);
  std::string some;
  for (std::size_t line = first; line <= last && line - begin < lines.size(); ++line) {
    some.append(lines[line - begin]).append(1, '\n');
  }
  return some;
}

/// The line itself, or for one behind the block's end the last with code.
std::size_t line_inside(const Snippet& snippet, std::size_t line) {
  const auto lines = split_lines(snippet.source);
  std::size_t last = lines.size();
  while (last > 1 && !is_code(lines[last - 1])) --last;
  return std::min(line, snippet.first_line + last - 1);
}

SnippetOutcome invalid(const Snippet& snippet, SyntaxFault fault) {
  SnippetOutcome outcome;
  outcome.ending = Ending::invalid;
  outcome.exception = "SyntaxError";
  outcome.message = std::move(fault.message);
  outcome.line = line_inside(snippet, fault.line);
  return outcome;
}

/// Whether it has the shell show commands or traps: `set -x`, `set -euxo pipefail`, `trap`.
bool shows_commands(std::string_view text) {
  constexpr std::string_view set = "set -";
  for (std::size_t at = text.find(set); at != std::string_view::npos; at = text.find(set, at + 1)) {
    const std::string_view rest = text.substr(at + set.size());
    const std::string_view options = rest.substr(0, rest.find_first_of(" \n;"));
    if (options.find_first_of("xv") != std::string_view::npos) return true;
  }
  const auto holds = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
  return holds("xtrace") || holds("verbose") || holds("trap");
}

/// Whether blocks could see how a shell notes its lines.
bool traces_itself(const snippets::RunPlan& plan) {
  return std::any_of(plan.snippets.begin(), plan.snippets.end(), [](const Snippet& snippet) {
    return snippet.fate == Fate::run && snippet.language == "bash" && shows_commands(snippet.source);
  });
}

/// As a shell says it that somebody sits before: without lines.
std::string as_typed(const std::string& text) {
  constexpr std::string_view beginning = "bash: line ";
  std::string typed;
  for (const std::string_view line : split_lines(text)) {
    const std::size_t colon = line.starts_with(beginning) ? line.find(": ", beginning.size()) : std::string_view::npos;
    if (colon == std::string_view::npos) typed += line;
    else typed.append("bash").append(line.substr(colon));
    typed += '\n';
  }
  if (!text.empty() && text.back() != '\n') typed.pop_back();
  return typed;
}

/// What stands below a prompt when a command has ended: its output, and its status when that is not 0.
void add_status(int status, snippets::StepOutcome& step) {
  if (status == 0) return;
  if (!step.output.empty() && step.output.back() != '\n') step.output += '\n';
  step.value = fmt::format("[{}]", status);
}

std::string last_lines(const std::string& text) {
  auto lines = split_lines(text);
  if (lines.size() > shown_lines) lines.erase(lines.begin(), lines.end() - shown_lines);
  std::string some;
  for (const std::string_view line : lines) some.append(line).append(1, '\n');
  return some;
}

/// The outcome of a block so far, with another step.
void add_step(const Snippet& snippet, Answer answer, SnippetOutcome& outcome) {
  snippets::StepOutcome& step = answer.step;
  if (answer.left) step.ending = Ending::completed;
  if (snippet.session) {
    step.output = as_typed(step.output);
    step.errors = as_typed(step.errors);
    if (step.ending == Ending::completed) add_status(answer.status.value_or(0), step);
  }
  outcome.exit = answer.status;
  add_step(std::move(step), outcome);
}

/// A script ends as its last command has.
void end_script(SnippetOutcome& outcome) {
  snippets::StepOutcome& last = outcome.steps.back();
  if (last.ending == Ending::completed && outcome.exit.value_or(0) != 0) {
    last.ending = Ending::raised;
    last.message = fmt::format("ends with exit status {}", *outcome.exit);
    outcome.ending = last.ending;
    outcome.message = last.message;
  }
  if (last.ending != Ending::completed) outcome.traceback = last_lines(outcome.output + outcome.errors);
}

Commands commands_of(const Snippet& snippet, const Shape& shape, const Step& step) {
  if (snippet.session) return {shape.examples[step.first].source, step.first_line, step.last_line};
  const std::size_t begin = snippet.first_line;
  return {lines_between(snippet.source, begin, step.first_line, step.last_line), step.first_line, step.last_line};
}

bool has_code(std::string_view text) {
  const auto lines = split_lines(text);
  return std::any_of(lines.begin(), lines.end(), is_code);
}

}  // namespace

ShellDocument::ShellDocument(const DocumentSpace& space, std::string program)
    : space_(space), program_(std::move(program)), syntax_(program_, space.files, space.cell) {}

Result<SnippetOutcome> ShellDocument::run(std::size_t index, std::chrono::milliseconds patience) {
  const Snippet& snippet = space_.document.plan->snippets[index];
  SnippetOutcome outcome;
  if (program_.empty()) {
    outcome.why = {snippets::Reason::no_toolchain, "bash"};
    return outcome;
  }
  auto fault = fault_of(snippet, Clock::now() + patience);
  if (!fault) return tl::make_unexpected(fault.error());
  if (*fault && !(snippet.fragment && (*fault)->unfinished)) return invalid(snippet, std::move(**fault));
  outcome.ending = Ending::completed;
  if (snippet.fate == Fate::check) return outcome;
  if (auto started = start(); !started) return tl::make_unexpected(started.error());
  return run_steps(snippet, patience);
}

/// With the lines of the document. What runs command by command must be sound command by command.
Result<std::optional<SyntaxFault>> ShellDocument::fault_of(const Snippet& snippet, Clock::time_point deadline) const {
  const auto fault_from = [&](std::size_t line, const std::string& text) {
    return syntax_.fault_in(std::string(line - 1, '\n') + text, time_until(deadline));
  };
  auto fault = fault_from(std::max<std::size_t>(snippet.first_line, 1), shell_commands(snippet));
  if (!snippet.session || snippet.fate != Fate::run || !fault || *fault) return fault;
  for (const snippets::Example& example : shell_session(snippet).examples) {
    fault = fault_from(example.first_line, example.source + '\n');
    if (!fault || *fault) return fault;
  }
  return fault;
}

Result<void> ShellDocument::start() {
  if (process_) return {};
  const snippets::RunPlan& plan = *space_.document.plan;
  auto started = ShellProcess::start(
      {program_, space_.work, space_.files, &space_.cell, plan.separate_errors, !traces_itself(plan)});
  if (!started) return tl::make_unexpected(started.error());
  process_.emplace(std::move(*started));
  return {};
}

/// What the shell cannot say in time it takes for no whole commands.
Shape ShellDocument::shape_of(const Snippet& snippet, Clock::time_point deadline) const {
  if (snippet.session) return shell_session(snippet);
  return shell_script(snippet, [&](const std::string& text) {
    if (!has_code(text)) return true;
    const auto fault = syntax_.fault_in(text, time_until(deadline));
    return fault && !*fault;
  });
}

Result<std::string> ShellDocument::input_file(const Snippet& snippet) const {
  if (!snippet.input) return std::string();
  const auto folder = CodeFolder::open(space_.files);
  if (!folder) return tl::make_unexpected(folder.error());
  if (auto written = folder->write("input", *snippet.input); !written) return tl::make_unexpected(written.error());
  return folder->path() + "/input";
}

Result<SnippetOutcome> ShellDocument::run_steps(const Snippet& snippet, std::chrono::milliseconds patience) {
  auto input = input_file(snippet);
  if (!input) return tl::make_unexpected(input.error());
  const auto deadline = Clock::now() + patience;
  SnippetOutcome outcome;
  outcome.shape = shape_of(snippet, deadline);
  const auto& document = *space_.document.document;
  for (const Step& step : expectations_of(*space_.document.source, document, snippet, outcome.shape).steps) {
    Commands commands = commands_of(snippet, outcome.shape, step);
    if (!has_code(commands.text)) commands.text = "builtin :\n";
    commands.input = outcome.steps.empty() ? *input : std::string();
    commands.has_input = snippet.input.has_value();
    const std::size_t written = outcome.output.size() + outcome.errors.size();
    const std::size_t most = space_.options.output_bytes;
    Answer answer = process_->run(commands, {time_until(deadline), most - std::min(most, written)});
    add_step(snippet, std::move(answer), outcome);
    if (outcome.ending != Ending::completed || !process_->is_alive()) break;
  }
  if (!snippet.session) end_script(outcome);
  return outcome;
}

}  // namespace deepdive::sys::shell
