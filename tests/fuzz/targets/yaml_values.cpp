#include <string>

#include "core/yaml/extent.hpp"
#include "core/yaml/plain.hpp"
#include "core/yaml/prescan.hpp"
#include "core/yaml/value.hpp"
#include "fuzz/target.hpp"

namespace deepdive::fuzz {

namespace {

using yaml::Value;

void hold_written(const Value& value, std::string_view written) {
  if (value.kind == yaml::Kind::null) {
    hold(yaml::null_length(written, 0) == written.size(), "a null is a word that says so, or absent");
    return;
  }
  const bool one_line = written.find_first_of("\r\n") == std::string_view::npos;
  hold(!value.plain || !one_line || written == value.text, "a plain value of one line is what is written");
}

void hold_values(const Value& value, const SourceFile& source) {
  hold_within(value.span, source.text().size(), "a value lies in its text");
  hold_written(value, slice(source.text(), value.span));
  std::size_t end = value.span.begin;
  for (const Value& item : value.items) {
    hold(item.span.begin >= end && item.span.end <= value.span.end, "items follow each other in their list");
    end = item.span.end;
    hold_values(item, source);
  }
  for (const yaml::Member& member : value.members) {
    hold_within(member.key_span, source.text().size(), "a key lies in its text");
    hold(member.key_span.end <= member.value.span.begin, "a value comes after its key");
    hold(value.find(member.key) == &member.value, "a member is found by its key");
    hold_values(member.value, source);
  }
}

bool same(const Value& a, const Value& b) {
  if (a.kind != b.kind || a.span != b.span || a.text != b.text || a.plain != b.plain) return false;
  if (a.items.size() != b.items.size() || a.members.size() != b.members.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!same(a.items[i], b.items[i])) return false;
  }
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    const yaml::Member& left = a.members[i];
    const yaml::Member& right = b.members[i];
    if (left.key != right.key || left.key_span != right.key_span || !same(left.value, right.value)) return false;
  }
  return true;
}

/// A comment at the end changes no value, and keeps the plain subset's reader out.
void hold_plain(std::string_view input) {
  if (!input.empty() && input.back() != '\n') return;
  const SourceFile source("x.yaml", std::string(input) + "# a comment\n");
  if (yaml::prescan(source, {0, source.text().size()})) return;
  const auto plain = yaml::read_plain(input, 0);
  if (!plain) return;
  const auto tree = yaml::parse(source, {0, source.text().size()});
  hold(tree && same(tree->root, plain->root), "both readers read plain YAML alike");
}

/// What is quoted reads back as the same string.
void hold_quoted(std::string_view input) {
  if (first_invalid_utf8(input)) return;
  const SourceFile source("x.yaml", "key: " + yaml::quote_scalar(input) + "\n");
  const auto tree = yaml::parse(source, {0, source.text().size()});
  // A line that is too long is the one thing that quotes cannot help.
  if (!tree && input.size() > 1000) return;
  hold(tree && tree->root.find("key") && tree->root.find("key")->text == input, "what is quoted reads back");
}

void check(std::string_view input) {
  const SourceFile source("x.yaml", std::string(input));
  const auto tree = yaml::parse(source, {0, input.size()});
  if (tree) {
    hold_values(tree->root, source);
  } else {
    hold_within(tree.error().span, input.size(), "a problem lies in its text");
    hold(!tree.error().message.empty(), "a problem says what it is");
    hold(tree.error().message.find('\n') == std::string::npos, "a problem is one line");
    hold(!first_invalid_utf8(tree.error().message), "a problem is text");
  }
  hold_plain(input);
  hold_quoted(input);
}

}  // namespace

Target yaml_values() { return {"yaml_values", {"yaml", "yml", "text"}, check}; }

}  // namespace deepdive::fuzz
