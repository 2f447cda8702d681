#include "sys/python/document.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <string_view>
#include <utility>

#include "core/snippets/claims.hpp"
#include "core/snippets/gates.hpp"
#include "sys/clock.hpp"
#include "sys/code_folder.hpp"
#include "sys/environment.hpp"

namespace deepdive::sys::python {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using snippets::Ending;
using snippets::Fate;
using snippets::Snippet;
using snippets::SnippetOutcome;
using snippets::Step;

Opening opening_of(const DocumentSpace& space, std::string file) {
  const auto& snippets = space.document.plan->snippets;
  const bool writes =
      std::any_of(snippets.begin(), snippets.end(), [](const Snippet& snippet) { return snippet.fate == Fate::write; });
  return {std::move(file), space.document.plan->path, space.work, writes};
}

/// Whether the interpreter does something at its end that the code would see.
bool needs_finish(const Snippet& snippet) {
  constexpr std::array<std::string_view, 3> words{"atexit", "__del__", "weakref.finalize"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return snippet.source.find(word) != std::string::npos; });
}

/// In a session an exception is an answer like any other.
bool goes_on(const Snippet& snippet, const Step& step, const Answer& answer) {
  if (answer.exit || answer.step.ending == Ending::died || answer.step.ending == Ending::timed_out) return false;
  return answer.step.ending == Ending::completed || snippet.session || step.raises;
}

/// The outcome of a block so far, with another step.
void add_step(Answer answer, SnippetOutcome& outcome) {
  outcome.exit = answer.exit;
  outcome.unbound = std::move(answer.unbound);
  std::move(answer.missing.begin(), answer.missing.end(), std::back_inserter(outcome.missing_names));
  add_step(std::move(answer.step), outcome);
}

Part part_of(std::size_t index, const Step& step, const Snippet& snippet, bool begins) {
  return {index, step.first, step.count, step.wants_value, begins, begins ? snippet.input : std::nullopt};
}

}  // namespace

bool is_python(const Snippet& snippet) {
  return snippet.meant_to_run ||
         (snippet.language == "python" && (snippet.fate == Fate::run || snippet.fate == Fate::check));
}

PythonDocument::PythonDocument(const DocumentSpace& space, const Zygote& zygote, DocumentProcess process, Fd code)
    : document_(space.document),
      options_(space.options),
      interpreter_(zygote.interpreter()),
      process_(std::move(process)),
      code_(std::move(code)) {}

Result<std::unique_ptr<DocumentEngine>> PythonDocument::open(Zygote& zygote, const DocumentSpace& space) {
  const std::string file = space.code_path(".py");
  const auto folder = CodeFolder::open(space.files);
  if (!folder) return tl::make_unexpected(folder.error());
  auto code = folder->create(file.substr(space.files.size() + 1));
  if (!code) return tl::make_unexpected(code.error());
  const auto streams = space.document.plan->separate_errors ? python::Streams::apart : python::Streams::together;
  auto process = DocumentProcess::start(zygote, opening_of(space, file), streams);
  if (!process) return tl::make_unexpected(process.error());
  std::unique_ptr<PythonDocument> made(new PythonDocument(space, zygote, std::move(*process), std::move(*code)));
  if (auto described = made->describe(); !described) return tl::make_unexpected(described.error());
  return made;
}

Result<void> PythonDocument::describe() {
  std::vector<BlockSource> blocks;
  const auto& snippets = document_.plan->snippets;
  for (std::size_t i = 0; i < snippets.size(); ++i) {
    const bool open = closed_gate(snippets[i], interpreter_).reason == snippets::Reason::none;
    if (is_python(snippets[i]) && open) blocks.push_back({i, &snippets[i]});
  }
  auto made = process_.describe(blocks);
  if (!made && interrupted()) return tl::make_unexpected(made.error());
  if (!made) {
    unreadable_ = made.error().message;
    return {};
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) described_.emplace(blocks[i].index, std::move((*made)[i]));
  return {};
}

Result<SnippetOutcome> PythonDocument::run(std::size_t index, std::chrono::milliseconds patience) {
  const Snippet& snippet = document_.plan->snippets[index];
  SnippetOutcome outcome;
  outcome.why = closed_gate(snippet, interpreter_);
  if (outcome.why.reason != snippets::Reason::none) return outcome;
  if (!unreadable_.empty()) {
    outcome.ending = Ending::died;
    outcome.message = unreadable_;
    return outcome;
  }
  const Description& description = described_.at(index);
  if (snippet.meant_to_run) {
    outcome.unbound = description.names;
    return outcome;
  }
  outcome.ending = Ending::completed;
  if (description.problem) outcome = *description.problem;
  else if (snippet.fate == Fate::run) outcome = run_steps(index, description, patience);
  outcome.shape = description.shape;
  return outcome;
}

SnippetOutcome PythonDocument::run_steps(std::size_t index, const Description& description,
                                         std::chrono::milliseconds patience) {
  const Snippet& snippet = document_.plan->snippets[index];
  write_code(snippet, description);
  const auto deadline = Clock::now() + patience;
  const auto limits = [&](const SnippetOutcome& so_far) {
    const std::size_t written = so_far.output.size() + so_far.errors.size();
    return Limits{time_until(deadline), options_.output_bytes - std::min(options_.output_bytes, written)};
  };
  SnippetOutcome outcome;
  for (const Step& step : expectations_of(*document_.source, *document_.document, snippet, description.shape).steps) {
    Answer answer = process_.run(part_of(index, step, snippet, outcome.steps.empty()), limits(outcome));
    const bool over = !goes_on(snippet, step, answer);
    add_step(std::move(answer), outcome);
    if (over) break;
  }
  if (!process_.is_alive()) outcome.unbound = description.names;
  if (snippet.isolated && process_.is_alive() && needs_finish(snippet)) {
    const Answer end = process_.finish(limits(outcome));
    outcome.output += end.step.output;
    outcome.steps.back().output += end.step.output;
  }
  return outcome;
}

/// The block on its own lines of the file that stands for the document, all between left blank.
void PythonDocument::write_code(const Snippet& snippet, const Description& description) {
  if (description.code.empty() || snippet.first_line < code_line_) return;
  const std::string lines = std::string(snippet.first_line - code_line_, '\n') + description.code;
  code_line_ += static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
  static_cast<void>(write_all(code_, lines));
}

}  // namespace deepdive::sys::python
