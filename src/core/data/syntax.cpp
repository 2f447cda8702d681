#include "core/data/syntax.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/data/parsers.hpp"
#include "core/yaml/syntax.hpp"

namespace deepdive::data {

namespace {

// As for front matter and settings: parsers that are slow on hostile texts are not slow on this little.
constexpr std::size_t max_bytes = std::size_t{64} * 1024;
constexpr std::size_t max_line = 4096;

bool has_long_line(std::string_view text) {
  const auto lines = split_lines(text);
  return std::any_of(lines.begin(), lines.end(), [](std::string_view line) { return line.size() > max_line; });
}

std::optional<Fault> yaml_fault(std::string_view text) {
  auto problem = yaml::syntax_problem(text);
  return problem ? std::optional(Fault{problem->span.begin, std::move(problem->message)}) : std::nullopt;
}

/// The text inside of brackets, with the place of a fault in the text itself.
std::optional<Fault> enclosed_fault(std::string_view text, std::string_view brackets) {
  const std::string whole = brackets[0] + std::string(text) + '\n' + brackets[1];
  auto fault = json_fault(whole, Comments::ignored);
  if (fault) fault->at = std::min(fault->at == 0 ? 0 : fault->at - 1, text.size());
  return fault;
}

}  // namespace

bool is_too_large(std::string_view text, Notation notation) {
  switch (notation) {
    case Notation::json:
    case Notation::json_with_comments: return false;
    case Notation::toml:
      if (is_deep_toml(text)) return true;
      break;
    case Notation::yaml: break;
  }
  return text.size() > max_bytes || has_long_line(text);
}

std::optional<Fault> fault_in(std::string_view text, Notation notation) {
  switch (notation) {
    case Notation::json: return json_fault(text, Comments::refused);
    case Notation::json_with_comments: return json_fault(text, Comments::ignored);
    case Notation::yaml: return yaml_fault(text);
    case Notation::toml: break;
  }
  return toml_fault(text);
}

std::optional<Fault> fault_in_fragment(std::string_view text, Notation notation) {
  auto fault = fault_in(text, notation);
  if (!fault || notation == Notation::yaml || notation == Notation::toml) return fault;
  const bool sound = !enclosed_fault(text, "{}") || !enclosed_fault(text, "[]");
  return sound ? std::nullopt : std::move(fault);
}

}  // namespace deepdive::data
