#include "core/snippets/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/languages/language.hpp"

namespace deepdive::snippets {

namespace {

// Attributes of the specification whose block cannot be run rightly yet; running it wrongly would be worse.
constexpr std::array<std::string_view, 11> unsupported{"fragment", "compile_fail", "exit", "isolated", "file", "stdin",
                                                       "slow",     "network",      "python", "requires", "hidden"};

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
  double seconds = 0;
  if (!timeout) return by_default;
  const char* end = timeout->value.data() + timeout->value.size();
  if (std::from_chars(timeout->value.data(), end, seconds).ptr != end || seconds <= 0) return by_default;
  return std::chrono::milliseconds(static_cast<long long>(seconds * 1000));
}

bool is_session(const std::string& content) {
  for (const std::string_view line : split_lines(content)) {
    if (!trim(line).empty()) return trim(line).substr(0, 3) == ">>>";
  }
  return false;
}

struct Decision {
  Fate fate = Fate::text;
  std::string reason = {};
};

/// What becomes of a block in a language that runs.
Decision decide_running(const markdown::CodeBlock& block, const Attributes& attributes) {
  if (const Attribute* skip = attributes.find("skip")) return {Fate::skip, skip->value};
  for (const std::string_view key : unsupported) {
    if (attributes.find(key)) return {Fate::skip, fmt::format("attribute '{}' is not supported yet", key)};
  }
  if (is_session(block.content)) return {Fate::skip, "interactive sessions are not run yet"};
  if (attributes.find("no_run")) return {Fate::compile, {}};
  return {Fate::run, {}};
}

Decision decide(const markdown::CodeBlock& block, const Language* language, const Attributes& attributes) {
  if (block.language().empty() || trim(block.content).empty()) return {Fate::text, {}};
  if (!language) return {Fate::skip, fmt::format("language '{}' is not known", block.language())};
  if (language->treatment == Treatment::text) return {Fate::text, {}};
  if (!block.closing) return {Fate::skip, "the fence is not closed"};
  if (language->treatment == Treatment::code) {
    const Attribute* skip = attributes.find("skip");
    return {Fate::skip, skip ? skip->value : fmt::format("blocks of {} are not run yet", language->title)};
  }
  return decide_running(block, attributes);
}

Snippet plan_block(const markdown::CodeBlock& block, const Attributes& attributes, const PlanOptions& options) {
  const Language* language = block.language().empty() ? nullptr : languages::find(block.language());
  Decision decision = decide(block, language, attributes);
  Snippet snippet;
  snippet.language = language ? language->name : std::string{};
  snippet.fate = decision.fate;
  snippet.reason = std::move(decision.reason);
  snippet.source = block.content;
  snippet.first_line = block.lines.empty() ? 0 : block.lines.front().line;
  snippet.raises = expected_exception(attributes);
  snippet.timeout = timeout_of(attributes, options.block_timeout);
  return snippet;
}

}  // namespace

bool RunPlan::has_work() const {
  return std::any_of(snippets.begin(), snippets.end(), [](const Snippet& snippet) {
    return snippet.fate == Fate::run || snippet.fate == Fate::compile;
  });
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
