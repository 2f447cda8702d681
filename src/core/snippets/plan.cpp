#include "core/snippets/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "core/base/suggest.hpp"
#include "core/languages/language.hpp"
#include "core/snippets/attribute_values.hpp"
#include "core/snippets/decision.hpp"
#include "core/snippets/defaults.hpp"
#include "core/snippets/document_attributes.hpp"
#include "core/snippets/output_fence.hpp"
#include "core/snippets/programs.hpp"
#include "core/snippets/sessions.hpp"
#include "core/snippets/traceback.hpp"

namespace deepdive::snippets {

namespace {

/// The value of an attribute, if it is there and sound.
template <class T>
std::optional<T> value_of(const Attributes& attributes, std::string_view key, Value<T> (*read)(std::string_view)) {
  const Attribute* attribute = attributes.find(key);
  if (!attribute || attribute->value.empty()) return std::nullopt;
  auto value = read(attribute->value);
  return value ? std::optional(std::move(*value)) : std::nullopt;
}

std::optional<std::string> text_of(const Attributes& attributes, std::string_view key) {
  const Attribute* attribute = attributes.find(key);
  return attribute && attribute->has_value ? std::optional(attribute->value) : std::nullopt;
}

/// Whether the author says that the fence shows an output.
bool says_output(const Attributes& attributes) { return attributes.find("output") || attributes.find("stderr"); }

bool is_meant_to_run(const markdown::CodeBlock& block, const Languages& languages) {
  const auto near = nearest(block.language(), languages.known_words());
  const Language* language = near ? languages.find(*near) : nullptr;
  return language && language->treatment == Treatment::run && language->engine == Engine::python;
}

/// Plans the blocks of one document, one after the other.
class Planner {
public:
  Planner(const Topic& topic, const PlanOptions& options)
      : topic_(topic),
        document_(topic.document),
        options_(options),
        attributes_(attributes_of(*topic.source, topic.document)),
        defaults_(defaults_of(topic, options)) {}

  [[nodiscard]] RunPlan run();

private:
  [[nodiscard]] Snippet plan_block(std::size_t block) const;
  [[nodiscard]] const Language* language_of(const markdown::CodeBlock& block) const;
  void add_promises(const Attributes& attributes, Snippet& snippet) const;
  void add_gates(const Attributes& attributes, Snippet& snippet) const;
  [[nodiscard]] bool may_show(std::size_t block, std::size_t fence, bool session) const;
  [[nodiscard]] std::optional<OutputFence> output_below(std::size_t block, bool session) const;
  void join_outputs();
  void look_at_output(const Snippet& snippet);
  void note_problems(Snippet& snippet);

  const Topic& topic_;
  const markdown::Document& document_;
  const PlanOptions& options_;
  DocumentAttributes attributes_;
  Defaults defaults_;
  RunPlan plan_ = {};
};

const Language* Planner::language_of(const markdown::CodeBlock& block) const {
  return block.language().empty() ? nullptr : topic_.languages->find(block.language());
}

/// Whether a fence below that is not said to be an output may be one: a session shows its answers itself. A traceback
/// may be that of any statement.
bool Planner::may_show(std::size_t block, std::size_t fence, bool session) const {
  const Language* language = language_of(document_.code_blocks[block]);
  if (session || !language || language->treatment == Treatment::text || language->treatment == Treatment::check) {
    return false;
  }
  if (language->engine != Engine::python) return true;
  const std::string& code = document_.code_blocks[block].content;
  return python_can_print(code) || (python_acts(code) && shown_traceback(document_.code_blocks[fence].content));
}

std::optional<OutputFence> Planner::output_below(std::size_t block, bool session) const {
  const auto next = next_fence(*topic_.source, document_, block);
  if (!next) return std::nullopt;
  const Attributes& attributes = attributes_.blocks[*next];
  const bool said = says_output(attributes) || ascii_lower(document_.code_blocks[*next].language()) == "output";
  const bool likely = is_tagged_as_output(document_.code_blocks[*next], *topic_.languages) && !attributes.find("file");
  if (!said && !(likely && may_show(block, *next, session))) return std::nullopt;
  OutputFence output;
  output.block = *next;
  output.errors = attributes.find("stderr") != nullptr;
  output.match = value_of(attributes, "match", match_of).value_or(MatchOptions{});
  output.illustrative = text_of(attributes, "illustrative");
  output.explicit_claim = said;
  return output;
}

void Planner::add_promises(const Attributes& attributes, Snippet& snippet) const {
  snippet.raises = value_of(attributes, "raises", exception_of);
  snippet.compile_fail = value_of(attributes, "compile_fail", compile_error_of);
  snippet.exit = value_of(attributes, "exit", exit_status_of);
  snippet.input = text_of(attributes, "stdin");
  snippet.match = value_of(attributes, "match", match_of).value_or(MatchOptions{});
  snippet.file = value_of(attributes, "file", scratch_path_of).value_or(std::string{});
  snippet.fragment = attributes.find("fragment") != nullptr;
  snippet.isolated = attributes.find("isolated") != nullptr;
  snippet.bench = attributes.find("bench") != nullptr;
  snippet.network = attributes.find("network") != nullptr;
}

void Planner::add_gates(const Attributes& attributes, Snippet& snippet) const {
  const Attribute* timeout = attributes.find("timeout");
  const auto seconds = timeout ? seconds_of(timeout->value) : std::nullopt;
  snippet.timeout = seconds ? milliseconds_of(*seconds) : defaults_.timeout;
  const Attribute* python = attributes.find("python");
  const bool sound = python && !python->value.empty() && parse_specifier(python->value);
  snippet.python = sound ? python->value : defaults_.python;
  snippet.distributions = value_of(attributes, "requires", distributions_of).value_or(defaults_.distributions);
}

Snippet Planner::plan_block(std::size_t index) const {
  const markdown::CodeBlock& block = document_.code_blocks[index];
  const Attributes& attributes = attributes_.blocks[index];
  const Language* language = language_of(block);
  Snippet snippet;
  snippet.block = index;
  snippet.session = language && is_session(*language, block.content);
  snippet.output = output_below(index, snippet.session);
  const bool claimed = snippet.output || (language && !output_comments(*language, block).empty());
  Decision decision =
      decide({block, language, attributes, snippet.session, says_output(attributes), claimed}, options_);
  snippet.fate = decision.fate;
  snippet.why = std::move(decision.why);
  if (language) snippet.language = language->session_of.empty() ? language->name : language->session_of;
  snippet.hidden = block.hidden;
  snippet.first_line = block.lines.empty() ? 0 : block.lines.front().line;
  snippet.meant_to_run = !language && snippet.fate == Fate::skip && is_meant_to_run(block, *topic_.languages);
  add_promises(attributes, snippet);
  add_gates(attributes, snippet);
  const bool needed = snippet.fate != Fate::skip && snippet.fate != Fate::text;
  if (needed || snippet.meant_to_run) snippet.source = block.content;
  return snippet;
}

/// What is text or a file prints nothing.
void Planner::join_outputs() {
  std::vector<std::optional<std::size_t>> shown_by(document_.code_blocks.size());
  for (Snippet& snippet : plan_.snippets) {
    if (snippet.fate == Fate::text || snippet.fate == Fate::write) snippet.output = std::nullopt;
    if (snippet.output) shown_by[snippet.output->block] = snippet.block;
    plan_.separate_errors = plan_.separate_errors || (snippet.output && snippet.output->errors);
  }
  for (Snippet& snippet : plan_.snippets) {
    if (snippet.fate == Fate::text) snippet.output_of = shown_by[snippet.block];
  }
}

/// Words about an output where there is none.
void Planner::look_at_output(const Snippet& snippet) {
  Attributes& attributes = attributes_.blocks[snippet.block];
  if (snippet.output_of) return;
  for (const std::string_view key : {"output", "stderr", "illustrative", "match"}) {
    const bool of_code = key == "match" && snippet.fate != Fate::text;
    if (const Attribute* attribute = of_code ? nullptr : attributes.find(key)) {
      attributes.problems.push_back({attribute->span, fmt::format("'{}' is about the output of no block", key),
                                     "write it on the fence directly below the code that prints it"});
    }
  }
}

/// Of a fence without a language only what is plainly meant for us is judged.
void Planner::note_problems(Snippet& snippet) {
  Attributes& attributes = attributes_.blocks[snippet.block];
  const auto& list = attributes.list;
  const bool ours = !document_.code_blocks[snippet.block].language().empty() || attributes_.commented[snippet.block] ||
                    std::any_of(list.begin(), list.end(), [](const Attribute& a) { return is_attribute(a.key); });
  if (!ours) return;
  snippet.faulty = !attributes.problems.empty();
  std::move(attributes.problems.begin(), attributes.problems.end(), std::back_inserter(plan_.problems));
}

RunPlan Planner::run() {
  plan_.path = topic_.path();
  plan_.languages = topic_.languages;
  plan_.problems = std::move(defaults_.problems);
  std::move(attributes_.problems.begin(), attributes_.problems.end(), std::back_inserter(plan_.problems));
  for (std::size_t i = 0; i < document_.code_blocks.size(); ++i) {
    if (document_.code_blocks[i].fenced) plan_.snippets.push_back(plan_block(i));
  }
  join_outputs();
  for (Snippet& snippet : plan_.snippets) {
    look_at_output(snippet);
    note_problems(snippet);
  }
  std::stable_sort(plan_.problems.begin(), plan_.problems.end(),
                   [](const AttributeProblem& a, const AttributeProblem& b) { return a.span < b.span; });
  return std::move(plan_);
}

}  // namespace

bool RunPlan::has_work() const {
  return std::any_of(snippets.begin(), snippets.end(), [](const Snippet& snippet) { return snippet.has_work(); });
}

RunPlan plan_run(const Topic& topic, const PlanOptions& options) { return Planner(topic, options).run(); }

}  // namespace deepdive::snippets
