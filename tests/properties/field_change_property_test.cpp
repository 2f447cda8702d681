// Whatever front matter there is: a change of one field leaves each byte outside of that field's lines alone.
#include <random>
#include <string>
#include <vector>

#include "core/topic/field_change.hpp"
#include "core/topic/front_matter.hpp"
#include "support/catch.hpp"

using namespace deepdive;
using schema::FieldType;

namespace {

class Any {
public:
  explicit Any(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(engine_); }
  const std::string& of(const std::vector<std::string>& list) { return list[below(list.size())]; }

private:
  std::mt19937 engine_;
};

const std::vector<std::string> names{"title", "status", "topics", "weeks", "own-field", "completed"};
const std::vector<std::string> scalars{"draft", "'It''s'", "\"a \\\" b\"", "2025-01-01", "12", "~", "", "é: no"};
const std::vector<std::string> blocks{" |\n  two\n  lines", " >-\n  folded\n  text", "\n  - one\n  - \"two\"",
                                      "\n- at\n- margin",   " [a, 'b', 3]",          "\n  deeper: value\n  other: [x]"};
const std::vector<std::string> behind{"", "", "  # a comment", " "};
const std::vector<std::string> between{"", "", "# on its own\n", "\n"};
const std::vector<std::string> wanted{"new", "It's", "a: b", "12", "2025-12-31", "#", "say \"so\"", "é", "- x", "null"};

std::string any_yaml(Any& any) {
  std::string yaml;
  for (const std::string& name : names) {
    if (any.below(4) == 0) continue;
    const bool block = any.below(2) == 0;
    yaml += name + ':';
    yaml += block ? any.of(blocks) : ' ' + any.of(scalars) + any.of(behind);
    yaml += '\n' + any.of(between);
  }
  return yaml;
}

std::string with_crlf(const std::string& text) {
  std::string made;
  for (const char c : text) made += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return made;
}

FieldChange any_change(Any& any) {
  FieldChange change{any.of(names), {}, static_cast<FieldType>(any.below(6))};
  for (std::size_t left = any.below(4); left > 0; --left) change.values.push_back(any.of(wanted));
  return change;
}

/// The bytes from the beginning of a field's first line to the end of its last one; nothing for a field that is absent.
std::optional<Span> lines_of(const SourceFile& source, const std::string& field) {
  const auto region = find_front_matter(source.text());
  const auto tree = yaml::parse(source, *region.yaml);
  if (!tree) return std::nullopt;
  for (const yaml::Member& member : tree->root.members) {
    if (member.key != field) continue;
    const std::size_t begin = source.line_span(source.line_of(member.key_span.begin)).begin;
    const std::size_t last = std::max(member.key_span.end, member.value.span.end) - 1;
    return Span{begin, std::min(source.text().find('\n', last), source.text().size() - 1) + 1};
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("a change of a field leaves all other bytes alone", "[properties][topic]") {
  std::size_t made = 0;
  for (unsigned seed = 0; seed < 4000; ++seed) {
    Any any(seed);
    std::string text = "---\n" + any_yaml(any) + "---\n\n# A title\n\nstatus: no field\n";
    if (any.below(2) == 0) text = with_crlf(text);
    const SourceFile before("a.md", text);
    const FieldChange change = any_change(any);
    const auto after = with_field(before, change, names);
    if (!after) continue;
    ++made;
    INFO("seed " << seed << ", field " << change.field << "\n" << text << "\nbecomes\n" << *after);
    const SourceFile source("a.md", *after);
    const auto old_lines = lines_of(before, change.field);
    const auto new_lines = lines_of(source, change.field);
    CHECK(new_lines.has_value() == !change.values.empty());
    const std::string kept = old_lines ? text.substr(0, old_lines->begin) + text.substr(old_lines->end) : text;
    CHECK((new_lines ? after->substr(0, new_lines->begin) + after->substr(new_lines->end) : *after) == kept);
    if (old_lines && new_lines) CHECK(old_lines->begin == new_lines->begin);
  }
  CHECK(made > 3000);
}
