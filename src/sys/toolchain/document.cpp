#include "sys/toolchain/document.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "core/languages/lookup/tool_message.hpp"
#include "core/snippets/programs.hpp"
#include "sys/block_environment.hpp"
#include "sys/clock.hpp"
#include "sys/fd.hpp"
#include "sys/tools.hpp"

namespace deepdive::sys::toolchain {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using snippets::Ending;
using snippets::Fate;
using snippets::Reason;
using snippets::Snippet;
using snippets::SnippetOutcome;
using Command = std::vector<std::string>;

// Lines at the end of a failed program's output that are shown with its finding.
constexpr std::size_t last_words = 10;

std::string replaced(std::string text, std::string_view word, std::string_view by) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size())) {
    text.replace(at, word.size(), by);
  }
  return text;
}

/// Where changing modes is refused to code, a linker leaves a program that cannot be started.
void make_executable(const Fd& file) {
  if (file.is_open()) ::fchmod(file.get(), 0700);
}

/// What is done with a block, in order: to see whether it is right, and to run it.
struct Steps {
  std::vector<const Command*> checks = {};
  const Command* run = nullptr;

  [[nodiscard]] std::vector<const Command*> all() const {
    std::vector<const Command*> all = checks;
    if (run) all.push_back(run);
    return all;
  }
};

/// A whole program is linked even where it does not run; what is none can only be looked at.
Steps steps_of(const Snippet& snippet, const Language& language) {
  const Toolchain& tools = language.toolchain;
  const bool runs = snippet.fate == Fate::run && !tools.run.empty();
  const bool whole =
      runs || (snippet.why.reason != Reason::compile_fail && snippets::is_whole_program(language, snippet.source));
  Steps steps;
  const bool compiles = (whole || tools.check.empty()) && !tools.compile.empty();
  if (compiles) steps.checks.push_back(&tools.compile);
  else if (!tools.check.empty()) steps.checks.push_back(&tools.check);
  if (runs) steps.run = &tools.run;
  return steps;
}

std::string tail_of(const std::string& text) {
  std::vector<std::string_view> lines = split_lines(text);
  if (lines.size() > last_words) lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(last_words));
  std::string tail;
  for (const std::string_view line : lines) tail.append(line).append(1, '\n');
  return tail;
}

/// The end of a program that was stopped; false when it ended by itself.
bool note_stop(const ProgramRun& run, const ProgramLimits& limits, SnippetOutcome& outcome) {
  if (run.stop == Stop::timed_out) outcome.ending = Ending::timed_out;
  if (run.stop == Stop::flooded) {
    outcome.ending = Ending::died;
    outcome.message = fmt::format("wrote more than {} bytes and was stopped", limits.output_bytes);
  }
  return run.stop != Stop::ended;
}

}  // namespace

const std::string& Programs::find(const std::string& name) {
  const auto [entry, is_new] = paths_.try_emplace(name);
  if (is_new) entry->second = find_tool(name).value_or(std::string{});
  return entry->second;
}

/// Every line has the number that it has in the document.
Result<ToolchainDocument::Site> ToolchainDocument::lay_out(std::size_t index, const Toolchain& toolchain) const {
  const Snippet& snippet = space_.document.plan->snippets[index];
  const auto files = CodeFolder::open(space_.files);
  if (!files) return tl::make_unexpected(files.error());
  auto folder = files->folder(std::to_string(index));
  if (!folder) return tl::make_unexpected(folder.error());
  Site site{std::move(*folder)};
  site.file = site.folder.path() + '/' + toolchain.file;
  site.program = site.folder.path() + "/program";
  site.has_input = snippet.input.has_value();
  const std::string above(std::max<std::size_t>(snippet.first_line, 1) - 1, '\n');
  auto written = site.folder.write(toolchain.file, above + snippet.source);
  if (written && site.has_input) written = site.folder.write("input", *snippet.input);
  if (!written) return tl::make_unexpected(written.error());
  return site;
}

/// The name of the first program of the steps that is not installed.
std::optional<std::string> ToolchainDocument::missing_program(const std::vector<const Command*>& steps) {
  for (const Command* step : steps) {
    const std::string& name = step->front();
    if (name.find('{') == std::string::npos && programs_.find(name).empty()) return name;
  }
  return std::nullopt;
}

Result<ProgramRun> ToolchainDocument::start(const Command& command, const Site& site, const ProgramLimits& limits) {
  Command words;
  for (const std::string& word : command) {
    words.push_back(replaced(replaced(word, "{file}", site.file), "{program}", site.program));
  }
  if (words.front() == site.program) make_executable(site.folder.read("program"));
  ChildSpec spec;
  spec.program = words.front().find('/') == std::string::npos ? programs_.find(words.front()) : words.front();
  spec.arguments.assign(words.begin() + 1, words.end());
  spec.environment = block_environment(space_.work, space_.cell);
  spec.folder = space_.work;
  spec.cell = &space_.cell;
  spec.writable = {space_.files};
  spec.limits.address_space_bytes = 0;  // some tools reserve more than they use
  const Fd input = site.has_input ? site.folder.read("input") : Fd();
  if (input.is_open()) spec.descriptors.push_back({input.get(), 0});
  return run_program(std::move(spec), limits);
}

ProgramLimits ToolchainDocument::limits(Streams streams) const {
  return {std::max(1ms, time_until(deadline_)), space_.options.output_bytes, streams};
}

/// Whether the block is right as far as this step can say.
Result<bool> ToolchainDocument::check(const Command& command, const Site& site, const Toolchain& toolchain,
                                      SnippetOutcome& outcome) {
  const ProgramLimits within = limits(Streams::together);
  const auto done = start(command, site, within);
  if (!done) return tl::make_unexpected(done.error());
  if (note_stop(*done, within, outcome)) return false;
  if (done->succeeded()) return true;
  const auto said = languages::message_in(toolchain, done->output, site.file);
  outcome.ending = Ending::invalid;
  outcome.exception = "CompileError";
  outcome.bases = {"CompileError", "SyntaxError"};
  outcome.line = said.line;
  outcome.message = replaced(said.text, site.folder.path() + '/', "");
  if (outcome.message.empty()) outcome.message = fmt::format("{} ended with {}", command.front(), done->ending);
  return false;
}

Result<void> ToolchainDocument::execute(const Command& command, const Site& site, const Toolchain& toolchain,
                                        SnippetOutcome& outcome) {
  const ProgramLimits within = limits(space_.document.plan->separate_errors ? Streams::apart : Streams::together);
  auto done = start(command, site, within);
  if (!done) return tl::make_unexpected(done.error());
  outcome.output = std::move(done->output);
  outcome.errors = std::move(done->errors);
  if (note_stop(*done, within, outcome)) return {};
  outcome.exit = done->exit;
  if (done->succeeded()) return {};
  const std::string& words = outcome.errors.empty() ? outcome.output : outcome.errors;
  outcome.ending = Ending::died;
  outcome.message = "ended its process: " + done->ending;
  outcome.line = languages::message_in(toolchain, words, site.file).line;
  outcome.traceback = tail_of(replaced(words, site.folder.path() + '/', ""));
  return {};
}

Result<SnippetOutcome> ToolchainDocument::run(std::size_t index, std::chrono::milliseconds patience) {
  const snippets::RunPlan& plan = *space_.document.plan;
  const Snippet& snippet = plan.snippets[index];
  const Language& language = *plan.languages->find(snippet.language);
  const Steps steps = steps_of(snippet, language);
  SnippetOutcome outcome;
  if (snippet.fragment) outcome.why = {Reason::fragment, {}};
  else if (const auto missing = missing_program(steps.all())) outcome.why = {Reason::no_toolchain, *missing};
  if (outcome.why.reason != Reason::none) return outcome;
  const auto site = lay_out(index, language.toolchain);
  if (!site) return tl::make_unexpected(site.error());
  deadline_ = Clock::now() + patience;
  outcome.ending = Ending::completed;
  outcome.shape.comments = snippets::output_comments(language, space_.document.document->code_blocks[snippet.block]);
  for (const Command* command : steps.checks) {
    const auto right = check(*command, *site, language.toolchain, outcome);
    if (!right) return tl::make_unexpected(right.error());
    if (!*right) return outcome;
  }
  if (!steps.run) return outcome;
  if (auto ran = execute(*steps.run, *site, language.toolchain, outcome); !ran) return tl::make_unexpected(ran.error());
  return outcome;
}

}  // namespace deepdive::sys::toolchain
