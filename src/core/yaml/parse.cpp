#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "core/yaml/builder.hpp"
#include "core/yaml/extent.hpp"
#include "core/yaml/plain.hpp"
#include "core/yaml/prescan.hpp"

namespace deepdive::yaml {

namespace {

/// The line of `text` that holds `at`, and where it begins.
std::pair<std::string_view, std::size_t> line_at(std::string_view text, std::size_t at) {
  const std::size_t stop = std::min(at, text.size());
  const std::size_t newline = stop == 0 ? std::string_view::npos : text.rfind('\n', stop - 1);
  const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
  return {text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin), begin};
}

Problem problem_at(std::size_t at, std::string message, std::string help) {
  return {{at, at + 1}, std::move(message), std::move(help)};
}

/// Offset of the value in a `key: value` or `- value` line, or npos.
std::size_t value_offset(std::string_view line) {
  const std::size_t colon = line.find(": ");
  if (colon != std::string_view::npos) return line.find_first_not_of(' ', colon + 1);
  const std::size_t dash = line.find_first_not_of(' ');
  const bool item = dash != std::string_view::npos && line.substr(dash, 2) == "- ";
  return item ? line.find_first_not_of(' ', dash + 1) : std::string_view::npos;
}

/// The mistakes that authors make most, in their own words; nothing for another one.
std::optional<Problem> known_mistake(std::string_view text, std::size_t at) {
  const auto [line, begin] = line_at(text, at);
  const std::size_t indent = line.find_first_not_of(' ');
  if (indent != std::string_view::npos && line[indent] == '\t') {
    return problem_at(begin + indent, "a tab stands in the indentation", "indent with blanks");
  }
  const std::size_t value = value_offset(line);
  if (value == std::string_view::npos) return std::nullopt;
  if (std::string_view("`@%").find(line[value]) != std::string_view::npos) {
    return problem_at(begin + value, fmt::format("a value cannot begin with '{}'", line[value]),
                      "put the value in quotes");
  }
  const bool plain = std::string_view("\"'[{").find(line[value]) == std::string_view::npos;
  if (plain && line.find(": ", value) != std::string_view::npos) {
    return problem_at(begin + value, "a value without quotes holds ': '", "put the value in quotes");
  }
  return std::nullopt;
}

std::optional<Problem> unclosed_quote(std::string_view text, std::size_t progress, std::string_view message) {
  if (message.find("scalar") == std::string_view::npos) return std::nullopt;
  const std::size_t quote = next_quote(text, progress);
  if (quote == std::string_view::npos) return std::nullopt;
  return problem_at(quote, "the quoted value is not closed", fmt::format("end it with {}", text[quote]));
}

/// An anchor or alias that yaml-cpp complains of before it hands it over.
std::optional<Problem> refused_mark(std::string_view text, std::size_t at, std::string_view message) {
  const bool concerned =
      message.find("anchor") != std::string_view::npos || message.find("alias") != std::string_view::npos;
  const std::size_t mark = concerned ? text.find_last_of("*&", at) : std::string_view::npos;
  if (mark == std::string_view::npos) return std::nullopt;
  if (text[mark] == '*') return problem_at(mark, std::string(alias_message), std::string(alias_help));
  return problem_at(mark, std::string(anchor_message), std::string(anchor_help));
}

Problem describe(const YAML::Exception& error, std::string_view text, std::size_t progress) {
  const std::size_t at = error.mark.pos < 0 ? 0 : std::min(static_cast<std::size_t>(error.mark.pos), text.size());
  if (auto found = unclosed_quote(text, progress, error.msg)) return *found;
  if (auto found = refused_mark(text, at, error.msg)) return *found;
  if (auto found = known_mistake(text, at)) return *found;
  if (auto found = known_mistake(text, progress)) return *found;
  const std::size_t begin = at == text.size() && at > 0 ? at - 1 : at;
  return problem_at(begin, fmt::format("the YAML cannot be read here: {}", ascii_lower(error.msg)), {});
}

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && continues_character(text[at]);
}

/// From places in `text` to places in the file, whole characters only.
Problem moved(Problem problem, std::string_view text, std::size_t base) {
  while (is_inside_character(text, problem.span.begin)) --problem.span.begin;
  while (is_inside_character(text, problem.span.end)) ++problem.span.end;
  problem.span = {base + std::min(problem.span.begin, text.size()), base + std::min(problem.span.end, text.size())};
  return problem;
}

}  // namespace

tl::expected<Tree, Problem> parse(const SourceFile& source, Span region) {
  if (slice(source.text(), region).starts_with(byte_order_mark)) {
    region.begin += byte_order_mark.size();
  }
  if (auto problem = prescan(source, region)) return tl::make_unexpected(std::move(*problem));
  const std::string_view text = slice(source.text(), region);
  if (auto plain = read_plain(text, region.begin)) return std::move(*plain);
  Builder builder(text, region.begin);
  try {
    // An end of the document in the text makes an unclosed quote an error instead of a value.
    std::istringstream stream(std::string(text) + "\n...\n");
    YAML::Parser parser(stream);
    // The builder refuses to begin a second document, so that this ends whatever follows the first.
    while (parser.HandleNextDocument(builder)) continue;
  } catch (const Refusal& refusal) {
    return tl::make_unexpected(refusal.problem);
  } catch (const YAML::Exception& error) {
    return tl::make_unexpected(moved(describe(error, text, builder.progress()), text, region.begin));
  }
  Tree tree = builder.take();
  if (tree.root.kind == Kind::scalar || tree.root.kind == Kind::sequence) {
    return tl::make_unexpected(Problem{tree.root.span, "fields are expected here, 'name: value' a line", {}});
  }
  return tree;
}

}  // namespace deepdive::yaml
