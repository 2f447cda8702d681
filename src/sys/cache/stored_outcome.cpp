#include "sys/cache/stored_outcome.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/digest.hpp"

namespace deepdive::sys {

namespace {

using Json = nlohmann::json;
using snippets::CodeComment;
using snippets::Ending;
using snippets::Example;
using snippets::RunOutcome;
using snippets::RunPlan;
using snippets::Shape;
using snippets::Snippet;
using snippets::SnippetOutcome;
using snippets::Statement;
using snippets::StepOutcome;

constexpr std::size_t checksum_digits = 64;

/// Lines of the file to lines of the block and back; 0 stays "unknown".
struct Lines {
  std::size_t first = 0;
  [[nodiscard]] std::size_t stored(std::size_t line) const { return line < first ? 0 : line - first + 1; }
  [[nodiscard]] std::size_t restored(const Json& line) const {
    const auto number = line.get<std::size_t>();
    return number == 0 ? 0 : first + number - 1;
  }
};

// Outputs may be any bytes; JSON holds text. Each byte becomes the code point of its number.
std::string as_text(const std::string& bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0U | byte >> 6U);
      text += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return text;
}

std::string as_bytes(const Json& json) {
  const auto text = json.get<std::string>();
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool two = byte >= 0xC0 && i + 1 < text.size();
    bytes += two ? static_cast<char>((byte & 3U) << 6U | (static_cast<unsigned char>(text[i + 1]) & 0x3FU)) : text[i];
    if (two) ++i;
  }
  return bytes;
}

Json stored(const Shape& shape, const Lines& lines) {
  Json statements = Json::array();
  for (const Statement& one : shape.statements) {
    statements.push_back({lines.stored(one.first_line), lines.stored(one.last_line), one.expression, one.prints});
  }
  Json comments = Json::array();
  for (const CodeComment& one : shape.comments) {
    comments.push_back({lines.stored(one.line), one.byte, one.trailing, one.top_level, as_text(one.text)});
  }
  Json examples = Json::array();
  for (const Example& one : shape.examples) {
    examples.push_back(
        {lines.stored(one.first_line), lines.stored(one.last_line), one.output_lines, as_text(one.source)});
  }
  return {{"known", shape.known}, {"statements", statements}, {"comments", comments}, {"examples", examples}};
}

Shape shape_of(const Json& json, const Lines& lines) {
  Shape shape;
  shape.known = json.at("known").get<bool>();
  for (const Json& one : json.at("statements")) {
    shape.statements.push_back(
        {lines.restored(one.at(0)), lines.restored(one.at(1)), one.at(2).get<bool>(), one.at(3).get<bool>()});
  }
  for (const Json& one : json.at("comments")) {
    shape.comments.push_back({lines.restored(one.at(0)), one.at(1).get<std::size_t>(), one.at(2).get<bool>(),
                              one.at(3).get<bool>(), as_bytes(one.at(4))});
  }
  for (const Json& one : json.at("examples")) {
    shape.examples.push_back(
        {lines.restored(one.at(0)), lines.restored(one.at(1)), one.at(2).get<std::size_t>(), as_bytes(one.at(3))});
  }
  return shape;
}

/// What a step and a block have in common.
template <class Outcome>
Json stored_ending(const Outcome& outcome, const Lines& lines) {
  return {{"ending", static_cast<int>(outcome.ending)},
          {"exception", as_text(outcome.exception)},
          {"bases", outcome.bases},
          {"message", as_text(outcome.message)},
          {"line", lines.stored(outcome.line)},
          {"output", as_text(outcome.output)},
          {"errors", as_text(outcome.errors)}};
}

template <class Outcome>
void restore_ending(const Json& json, const Lines& lines, Outcome& outcome) {
  outcome.ending = static_cast<Ending>(json.at("ending").get<int>());
  outcome.exception = as_bytes(json.at("exception"));
  outcome.bases = json.at("bases").get<std::vector<std::string>>();
  outcome.message = as_bytes(json.at("message"));
  outcome.line = lines.restored(json.at("line"));
  outcome.output = as_bytes(json.at("output"));
  outcome.errors = as_bytes(json.at("errors"));
}

Json stored(const StepOutcome& step, const Lines& lines) {
  Json made = stored_ending(step, lines);
  if (step.value) made["value"] = as_text(*step.value);
  return made;
}

StepOutcome step_of(const Json& json, const Lines& lines) {
  StepOutcome step;
  restore_ending(json, lines, step);
  if (json.contains("value")) step.value = as_bytes(json["value"]);
  return step;
}

Json stored(const SnippetOutcome& outcome, const Lines& lines) {
  Json made = stored_ending(outcome, lines);
  made["shape"] = stored(outcome.shape, lines);
  made["steps"] = Json::array();
  for (const StepOutcome& step : outcome.steps) made["steps"].push_back(stored(step, lines));
  if (outcome.exit) made["exit"] = *outcome.exit;
  made["why"] = {static_cast<int>(outcome.why.reason), as_text(outcome.why.detail)};
  return made;
}

SnippetOutcome snippet_of(const Json& json, const Snippet& snippet) {
  const Lines lines{snippet.first_line};
  SnippetOutcome outcome;
  outcome.block = snippet.block;
  restore_ending(json, lines, outcome);
  outcome.shape = shape_of(json.at("shape"), lines);
  for (const Json& step : json.at("steps")) outcome.steps.push_back(step_of(step, lines));
  if (json.contains("exit")) outcome.exit = json["exit"].get<int>();
  outcome.why = {static_cast<snippets::Reason>(json.at("why").at(0).get<int>()), as_bytes(json.at("why").at(1))};
  return outcome;
}

bool is_code(const Snippet& snippet) { return snippet.fate != snippets::Fate::text; }

std::size_t count_code(const RunPlan& plan) {
  return static_cast<std::size_t>(std::count_if(plan.snippets.begin(), plan.snippets.end(), is_code));
}

/// Fences that are no code come and go without a change of the key: they have no entry.
std::optional<RunOutcome> run_of(const RunPlan& plan, const Json& json) {
  if (json.at("snippets").size() != count_code(plan)) return std::nullopt;
  RunOutcome outcome;
  outcome.path = plan.path;
  outcome.python = json.at("python").get<std::string>();
  outcome.scratch = json.at("scratch").get<std::vector<std::string>>();
  auto next = json["snippets"].begin();
  for (const Snippet& snippet : plan.snippets) {
    outcome.snippets.emplace_back();
    outcome.snippets.back().block = snippet.block;
    if (is_code(snippet)) outcome.snippets.back() = snippet_of(*next++, snippet);
  }
  return outcome;
}

}  // namespace

std::string to_stored(const RunPlan& plan, const RunOutcome& outcome) {
  Json snippets = Json::array();
  for (std::size_t i = 0; i < plan.snippets.size(); ++i) {
    const Snippet& snippet = plan.snippets[i];
    if (is_code(snippet)) snippets.push_back(stored(outcome.snippets[i], Lines{snippet.first_line}));
  }
  const Json json{{"python", outcome.python}, {"scratch", outcome.scratch}, {"snippets", std::move(snippets)}};
  const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  return sha256(text) + "\n" + text;
}

std::optional<RunOutcome> from_stored(const RunPlan& plan, std::string_view stored) {
  if (stored.size() <= checksum_digits || stored[checksum_digits] != '\n') return std::nullopt;
  const std::string_view text = stored.substr(checksum_digits + 1);
  if (sha256(text) != stored.substr(0, checksum_digits)) return std::nullopt;
  try {
    return run_of(plan, Json::parse(text));
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace deepdive::sys
