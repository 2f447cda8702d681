#include "core/snippets/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/suggest.hpp"
#include "core/languages/language.hpp"

namespace deepdive::snippets {

namespace {

// Attributes whose meaning is not built yet: to run a block as if they were not there would be worse than saying so.
constexpr std::array<std::string_view, 14> unsupported{"fragment", "compile_fail", "exit",    "isolated",    "file",
                                                       "stdin",    "slow",         "network", "python",      "requires",
                                                       "output",   "stderr",       "match",   "illustrative"};

std::optional<ExpectedException> expected_exception(const Attributes& attributes) {
  const Attribute* raises = attributes.find("raises");
  if (!raises) return std::nullopt;
  const std::size_t colon = raises->value.find(':');
  ExpectedException expected;
  expected.type = std::string(trim(raises->value.substr(0, colon)));
  if (colon != std::string::npos) expected.message = std::string(trim(raises->value.substr(colon + 1)));
  return expected;
}

std::chrono::milliseconds timeout_of(const Attributes& attributes, std::chrono::milliseconds by_default) {
  const Attribute* timeout = attributes.find("timeout");
  const auto seconds = timeout ? seconds_of(timeout->value) : std::nullopt;
  if (!seconds) return by_default;
  return std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<double>(*seconds));
}

bool is_session(const std::string& content) {
  for (const std::string_view line : split_lines(content)) {
    if (!trim(line).empty()) return trim(line).substr(0, 3) == ">>>";
  }
  return false;
}

struct Decision {
  Fate fate = Fate::text;
  WhyNot why = {};
};

/// A block that is not run has a reason, even when its author owes it.
WhyNot by_author(const Attribute& skip) {
  return {Reason::by_author, trim(skip.value).empty() ? "no reason is given" : std::string(trim(skip.value))};
}

/// What becomes of a block in a language that runs.
Decision decide_running(const markdown::CodeBlock& block, const Attributes& attributes) {
  if (const Attribute* skip = attributes.find("skip")) return {Fate::skip, by_author(*skip)};
  for (const std::string_view key : unsupported) {
    if (attributes.find(key)) {
      return {Fate::skip, {Reason::by_author, fmt::format("attribute '{}' is not supported yet", key)}};
    }
  }
  if (is_session(block.content)) return {Fate::skip, {Reason::by_author, "interactive sessions are not run yet"}};
  if (attributes.find("no_run")) return {Fate::check, {Reason::no_run, {}}};
  return {Fate::run, {}};
}

Decision decide(const markdown::CodeBlock& block, const Language* language, const Attributes& attributes) {
  if (block.language().empty() || trim(block.content).empty()) return {Fate::text, {}};
  if (!language) return {Fate::skip, {Reason::unknown_language, std::string(block.language())}};
  if (language->treatment == Treatment::text) return {Fate::text, {}};
  if (!block.closing) return {Fate::skip, {Reason::unclosed, {}}};
  if (language->treatment == Treatment::code) {
    const Attribute* skip = attributes.find("skip");
    return {Fate::skip, skip ? by_author(*skip) : WhyNot{Reason::not_run_here, language->title}};
  }
  return decide_running(block, attributes);
}

bool is_meant_to_run(const markdown::CodeBlock& block) {
  const auto near = nearest(block.language(), languages::known_words());
  const Language* language = near ? languages::find(*near) : nullptr;
  return language && language->treatment == Treatment::run;
}

/// Whether anything is asked of the interpreter about the block.
bool has_source(const Snippet& snippet) {
  return snippet.fate == Fate::run || snippet.fate == Fate::check || snippet.meant_to_run;
}

Snippet plan_block(const markdown::CodeBlock& block, const Attributes& attributes, const PlanOptions& options) {
  const Language* language = block.language().empty() ? nullptr : languages::find(block.language());
  Decision decision = decide(block, language, attributes);
  Snippet snippet;
  snippet.language = language ? language->name : std::string{};
  snippet.fate = decision.fate;
  snippet.why = std::move(decision.why);
  snippet.hidden = block.hidden;
  snippet.first_line = block.lines.empty() ? 0 : block.lines.front().line;
  snippet.raises = expected_exception(attributes);
  snippet.timeout = timeout_of(attributes, options.block_timeout);
  snippet.meant_to_run = !language && snippet.fate == Fate::skip && is_meant_to_run(block);
  if (has_source(snippet)) snippet.source = block.content;
  return snippet;
}

}  // namespace

std::string to_string(const WhyNot& why) {
  switch (why.reason) {
    case Reason::none: return {};
    case Reason::by_author: return why.detail;
    case Reason::no_run: return "no_run";
    case Reason::fragment: return "fragment";
    case Reason::unclosed: return "the fence is not closed";
    case Reason::unknown_language: return fmt::format("language '{}' is not known", why.detail);
    case Reason::not_run_here: return fmt::format("blocks of {} are not run", why.detail);
    case Reason::not_requested: return fmt::format("blocks of {} run only with the attribute 'run'", why.detail);
    case Reason::no_main: return "there is nothing to start in it";
    case Reason::slow: return "slow (see --slow)";
    case Reason::network: return "needs the network (see --allow-network)";
    case Reason::python: return fmt::format("needs Python {}", why.detail);
    case Reason::requires_package: return fmt::format("needs {}", why.detail);
    case Reason::no_toolchain: return fmt::format("{} is not installed", why.detail);
  }
  return {};
}

bool RunPlan::has_work() const {
  return std::any_of(snippets.begin(), snippets.end(),
                     [](const Snippet& snippet) { return snippet.fate != Fate::skip && snippet.fate != Fate::text; });
}

RunPlan plan_run(const Topic& topic, const PlanOptions& options) {
  RunPlan plan;
  plan.path = topic.path();
  const auto& blocks = topic.document.code_blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!blocks[i].fenced) continue;
    Attributes attributes = parse_attributes(*topic.source, blocks[i]);
    Snippet snippet = plan_block(blocks[i], attributes, options);
    snippet.block = i;
    const bool ours = snippet.fate != Fate::text || !snippet.language.empty();
    if (ours) std::move(attributes.problems.begin(), attributes.problems.end(), std::back_inserter(plan.problems));
    plan.snippets.push_back(std::move(snippet));
  }
  return plan;
}

}  // namespace deepdive::snippets
