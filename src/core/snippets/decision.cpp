#include "core/snippets/decision.hpp"

#include <algorithm>
#include <optional>

#include "core/snippets/attribute_values.hpp"
#include "core/snippets/programs.hpp"

namespace deepdive::snippets {

namespace {

/// A block that is not run has a reason, even when its author owes it.
WhyNot by_author(const Attribute& skip) {
  return {Reason::by_author, trim(skip.value).empty() ? "no reason is given" : std::string(trim(skip.value))};
}

bool is_file(const Candidate& candidate) {
  const Attribute* file = candidate.attributes.find("file");
  return file && !file->value.empty() && scratch_path_of(file->value);
}

/// Fences that nothing is done with: text, outputs, what nobody knows.
std::optional<Decision> decide_unless_code(const Candidate& candidate) {
  if (is_file(candidate)) return std::nullopt;
  const markdown::CodeBlock& block = candidate.block;
  if (candidate.shows_output || block.language().empty()) return Decision{};
  if (trim(block.content).empty()) return Decision{Fate::text, {Reason::no_main, {}}};
  if (!candidate.language) return Decision{Fate::skip, {Reason::unknown_language, std::string(block.language())}};
  return candidate.language->treatment == Treatment::text ? std::optional(Decision{}) : std::nullopt;
}

/// What its author, or what it is made of, keeps from being run: it is compiled only.
std::optional<Decision> decide_by_attribute(const Attributes& attributes) {
  if (attributes.find("no_run")) return Decision{Fate::check, {Reason::no_run, {}}};
  if (attributes.find("fragment")) return Decision{Fate::check, {Reason::fragment, {}}};
  if (attributes.find("compile_fail")) return Decision{Fate::check, {Reason::compile_fail, {}}};
  return std::nullopt;
}

/// By the settings. Sessions of a language are asked for with it.
bool is_wanted(const Language& language, const PlanOptions& options) {
  return std::any_of(options.run.begin(), options.run.end(),
                     [&](const std::string& name) { return name == language.name || name == language.session_of; });
}

/// A program runs where the document says anything about that.
Decision decide_program(const Candidate& candidate, const PlanOptions& options) {
  const auto says = [&](std::string_view key) { return candidate.attributes.find(key) != nullptr; };
  if (says("run")) return {Fate::run, {}};
  if (!is_whole_program(*candidate.language, candidate.block.content)) return {Fate::check, {Reason::no_main, {}}};
  const bool promised = candidate.claimed || says("exit") || says("stdin");
  if (promised || is_wanted(*candidate.language, options)) return {Fate::run, {}};
  return {Fate::check, {Reason::no_claim, {}}};
}

/// Whether a language runs this block at all.
Decision decide_by_language(const Candidate& candidate, const PlanOptions& options) {
  const Language& language = *candidate.language;
  const bool requested = candidate.attributes.find("run") || is_wanted(language, options);
  if (!language.session_of.empty() && !candidate.session) return {Fate::skip, {Reason::no_main, {}}};
  switch (language.treatment) {
    case Treatment::run: return {Fate::run, {}};
    case Treatment::program: return decide_program(candidate, options);
    case Treatment::on_request:
      if (requested) return {Fate::run, {}};
      return {Fate::check, {Reason::not_requested, language.title}};
    case Treatment::check: return {Fate::check, {Reason::not_run_here, language.title}};
    case Treatment::code: return {Fate::skip, {Reason::not_run_here, language.title}};
    case Treatment::text: break;
  }
  return {};
}

/// What the caller must allow.
std::optional<Decision> decide_by_options(const Attributes& attributes, const PlanOptions& options) {
  if (attributes.find("slow") && !options.slow) return Decision{Fate::skip, {Reason::slow, {}}};
  if (attributes.find("network") && !options.network) return Decision{Fate::skip, {Reason::network, {}}};
  return std::nullopt;
}

}  // namespace

Decision decide(const Candidate& candidate, const PlanOptions& options) {
  if (const auto decided = decide_unless_code(candidate)) return *decided;
  const Attributes& attributes = candidate.attributes;
  if (!candidate.block.closing) return {Fate::skip, {Reason::unclosed, {}}};
  if (const Attribute* skip = attributes.find("skip")) return {Fate::skip, by_author(*skip)};
  if (is_file(candidate)) return {Fate::write, {}};
  Decision by_language = decide_by_language(candidate, options);
  if (by_language.fate == Fate::skip) return by_language;
  if (const auto decided = decide_by_attribute(attributes)) return *decided;
  if (by_language.fate != Fate::run) return by_language;
  return decide_by_options(attributes, options).value_or(by_language);
}

}  // namespace deepdive::snippets
