#include "core/listing/blocks.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/json_text.hpp"
#include "core/listing/table.hpp"

namespace deepdive::listing {

namespace {

using snippets::Fate;
using snippets::Snippet;
using Json = nlohmann::ordered_json;

constexpr int schema_version = 1;

std::string place_of(const std::string& path, std::size_t line) { return fmt::format("{}:{}", path, line); }

const markdown::CodeBlock& block_of(const PlannedBlock& planned) {
  return planned.topic->document.code_blocks[planned.snippet->block];
}

std::size_t first_line(const PlannedBlock& planned) {
  return planned.topic->source->line_of(block_of(planned).opening.begin);
}

std::size_t last_line(const PlannedBlock& planned) {
  const markdown::CodeBlock& block = block_of(planned);
  return planned.topic->source->line_of(block.closing ? block.closing->begin : block.span.end);
}

std::string verb_of(Fate fate) {
  switch (fate) {
    case Fate::run: return "run";
    case Fate::check: return "check";
    case Fate::write: return "write";
    case Fate::skip: return "skip";
    case Fate::text: return "text";
  }
  return {};
}

std::string text_of(const snippets::ExpectedException& expected) {
  return expected.message ? fmt::format("{}: {}", expected.type, *expected.message) : expected.type;
}

/// What is special about a block, in the order in which a reader wants to know it.
std::string notes_of(const Snippet& snippet) {
  std::string notes;
  const auto add = [&](bool holds, const std::string& note) {
    if (holds) notes += (notes.empty() ? "" : ", ") + note;
  };
  add(snippet.why.reason != snippets::Reason::none, to_string(snippet.why));
  add(snippet.fate == Fate::write, snippet.file);
  add(snippet.session, "session");
  add(snippet.hidden, "hidden");
  add(snippet.isolated, "isolated");
  add(snippet.bench, "bench");
  add(snippet.raises.has_value(), snippet.raises ? "raises " + text_of(*snippet.raises) : "");
  add(snippet.exit.has_value(), snippet.exit ? fmt::format("exit status {}", *snippet.exit) : "");
  add(!snippet.python.empty(), fmt::format("Python {}", snippet.python));
  add(!snippet.distributions.empty(), fmt::format("needs {}", fmt::join(snippet.distributions, " and ")));
  return notes;
}

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json exception_json(const std::optional<snippets::ExpectedException>& expected) {
  return expected ? Json(text_of(*expected)) : Json(nullptr);
}

Json to_json(const PlannedBlock& planned) {
  const Snippet& snippet = *planned.snippet;
  return {{"path", planned.topic->path()},
          {"line", first_line(planned)},
          {"end_line", last_line(planned)},
          {"language", snippet.language},
          {"fate", verb_of(snippet.fate)},
          {"reason", to_string(snippet.why)},
          {"session", snippet.session},
          {"hidden", snippet.hidden},
          {"isolated", snippet.isolated},
          {"bench", snippet.bench},
          {"file", snippet.file},
          {"raises", exception_json(snippet.raises)},
          {"compile_fail", exception_json(snippet.compile_fail)},
          {"exit", or_null(snippet.exit)},
          {"stdin", or_null(snippet.input)},
          {"python", snippet.python},
          {"requires", snippet.distributions},
          {"timeout", static_cast<double>(snippet.timeout.count()) / 1000}};
}

}  // namespace

std::vector<PlannedBlock> planned_blocks(const Topic& topic, const snippets::RunPlan& plan) {
  std::vector<PlannedBlock> blocks;
  for (const Snippet& snippet : plan.snippets) {
    if (snippet.fate != Fate::skip && snippet.fate != Fate::text) blocks.push_back({&topic, &snippet});
  }
  return blocks;
}

std::string planned_table(const std::vector<PlannedBlock>& blocks) {
  if (blocks.empty()) return {};
  std::vector<std::vector<std::string>> rows;
  rows.reserve(blocks.size());
  for (const PlannedBlock& planned : blocks) {
    const Snippet& snippet = *planned.snippet;
    rows.push_back({place_of(planned.topic->path(), first_line(planned)), snippet.language, verb_of(snippet.fate),
                    notes_of(snippet)});
  }
  return render_filled(
      {{"BLOCK", Align::left}, {"LANGUAGE", Align::left}, {"FATE", Align::left}, {"NOTES", Align::left}}, rows);
}

std::string planned_json(const std::vector<PlannedBlock>& blocks) {
  Json list = Json::array();
  for (const PlannedBlock& planned : blocks) list.push_back(to_json(planned));
  const Json root{{"schema_version", schema_version}, {"blocks", std::move(list)}};
  return json_text(root, 2);
}

std::string fates_table(const std::vector<BlockFate>& blocks) {
  if (blocks.empty()) return {};
  std::vector<std::vector<std::string>> rows;
  rows.reserve(blocks.size());
  for (const BlockFate& block : blocks) {
    rows.push_back(
        {place_of(block.path, block.line), block.language, std::string(to_string(block.status)), block.reason});
  }
  return render_filled(
      {{"BLOCK", Align::left}, {"LANGUAGE", Align::left}, {"STATUS", Align::left}, {"REASON", Align::left}}, rows);
}

}  // namespace deepdive::listing
