#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "core/yaml/builder.hpp"
#include "core/yaml/mistake.hpp"
#include "core/yaml/plain.hpp"
#include "core/yaml/prescan.hpp"

namespace deepdive::yaml {

namespace {

/// An anchor or alias that yaml-cpp complains of before it hands it over.
std::optional<Problem> refused_mark(std::string_view text, const YAML::Exception& error) {
  const std::size_t at = error.mark.pos < 0 ? 0 : std::min(static_cast<std::size_t>(error.mark.pos), text.size());
  const bool concerned = error.msg.find("anchor") != std::string::npos || error.msg.find("alias") != std::string::npos;
  const std::size_t mark = concerned ? text.find_last_of("*&", at) : std::string_view::npos;
  if (mark == std::string_view::npos) return std::nullopt;
  const Span span{mark, mark + 1};
  if (text[mark] == '*') return Problem{span, std::string(alias_message), std::string(alias_help)};
  return Problem{span, std::string(anchor_message), std::string(anchor_help)};
}

/// Of a problem in the parser's text, its place in the file.
Problem moved(Problem problem, std::size_t base) {
  problem.span = {base + problem.span.begin, base + problem.span.end};
  return problem;
}

Problem describe(const YAML::Exception& error, std::string_view text, std::size_t progress) {
  auto refused = refused_mark(text, error);
  return refused ? on_whole_characters(std::move(*refused), text) : explain(error, text, progress);
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
    return tl::make_unexpected(moved(describe(error, text, builder.progress()), region.begin));
  }
  Tree tree = builder.take();
  if (tree.root.kind == Kind::scalar || tree.root.kind == Kind::sequence) {
    return tl::make_unexpected(Problem{tree.root.span, "fields are expected here, 'name: value' a line", {}});
  }
  return tree;
}

}  // namespace deepdive::yaml
