#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "core/yaml/builder.hpp"
#include "core/yaml/prescan.hpp"

namespace deepdive::yaml {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

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

/// Offset of a `key: ` line's value, or npos.
std::size_t value_offset(std::string_view line) {
  const std::size_t colon = line.find(": ");
  if (colon == std::string_view::npos) return line.rfind("- ", 0) == 0 ? 2 : std::string_view::npos;
  return line.find_first_not_of(' ', colon + 1);
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
  if (line.find(": ", value) != std::string_view::npos && line[value] != '"' && line[value] != '\'') {
    return problem_at(begin + value, "a value without quotes holds ': '", "put the value in quotes");
  }
  return std::nullopt;
}

std::optional<Problem> unclosed_quote(std::string_view text, std::size_t progress, std::string_view message) {
  if (message.find("scalar") == std::string_view::npos) return std::nullopt;
  const std::size_t quote = text.find_first_of("\"'", std::min(progress, text.size()));
  if (quote == std::string_view::npos) return std::nullopt;
  return problem_at(quote, "the quoted value is not closed", fmt::format("end it with {}", text[quote]));
}

Problem describe(const YAML::Exception& error, std::string_view text, std::size_t progress) {
  const std::size_t at = error.mark.pos < 0 ? 0 : std::min(static_cast<std::size_t>(error.mark.pos), text.size());
  if (auto found = unclosed_quote(text, progress, error.msg)) return *found;
  if (auto found = known_mistake(text, at)) return *found;
  if (auto found = known_mistake(text, progress)) return *found;
  const std::size_t begin = at == text.size() && at > 0 ? at - 1 : at;
  return problem_at(begin, fmt::format("the YAML cannot be read here: {}", ascii_lower(error.msg)), {});
}

Problem moved(Problem problem, std::size_t base, std::size_t end) {
  problem.span = {std::min(problem.span.begin + base, end), std::min(problem.span.end + base, end)};
  return problem;
}

}  // namespace

tl::expected<Tree, Problem> parse(const SourceFile& source, Span region) {
  if (slice(source.text(), region).substr(0, byte_order_mark.size()) == byte_order_mark) {
    region.begin += byte_order_mark.size();
  }
  if (auto problem = prescan(source, region)) return tl::make_unexpected(std::move(*problem));
  const std::string_view text = slice(source.text(), region);
  Builder builder(text, region.begin);
  try {
    // An end of the document in the text makes an unclosed quote an error instead of a value.
    std::istringstream stream(std::string(text) + "\n...\n");
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    Builder rest(text, region.begin);
    if (parser.HandleNextDocument(rest)) {
      return tl::make_unexpected(Problem{{region.end, region.end}, "a second YAML document follows the first", {}});
    }
  } catch (const Refusal& refusal) {
    return tl::make_unexpected(refusal.problem);
  } catch (const YAML::Exception& error) {
    return tl::make_unexpected(moved(describe(error, text, builder.progress()), region.begin, region.end));
  }
  Tree tree = builder.take();
  if (tree.root.kind == Kind::scalar || tree.root.kind == Kind::sequence) {
    return tl::make_unexpected(Problem{tree.root.span, "fields are expected here, 'name: value' a line", {}});
  }
  return tree;
}

}  // namespace deepdive::yaml
