#include "core/schema/document_schema.hpp"

#include <fmt/format.h>

#include <map>

#include "core/schema/read_checked.hpp"

namespace deepdive::schema {

namespace {

using yaml::Value;

std::string text_of(const Value& parent, std::string_view key) {
  const Value* value = parent.find(key);
  return value ? value->text : std::string{};
}

bool flag_of(const Value& parent, std::string_view key, bool by_default) {
  const Value* value = parent.find(key);
  return value ? yaml::as_boolean(*value).value_or(by_default) : by_default;
}

std::size_t number_of(const Value& parent, std::string_view key) {
  const Value* value = parent.find(key);
  return value ? static_cast<std::size_t>(yaml::as_integer(*value).value_or(0)) : 0;
}

SectionSpec read_section(const Value& value) {
  SectionSpec spec;
  spec.name = text_of(value, "name");
  if (const Value* aliases = value.find("aliases")) {
    for (const Value& alias : aliases->items) spec.aliases.push_back(alias.text);
  }
  spec.guidance = text_of(value, "guidance");
  spec.required = flag_of(value, "required", true);
  spec.min_words = number_of(value, "min_words");
  spec.needs_code = flag_of(value, "needs_code", false);
  spec.takes_topics = flag_of(value, "takes_topics", false);
  return spec;
}

/// A name or alias that two sections claim would make matching a matter of luck.
std::vector<Diagnostic> ambiguous_names(const SourceFile& source, const Value& sections) {
  std::map<std::string, std::size_t> owner;
  std::vector<Diagnostic> faults;
  for (std::size_t i = 0; i < sections.items.size(); ++i) {
    std::vector<const Value*> names{sections.items[i].find("name")};
    if (const Value* aliases = sections.items[i].find("aliases")) {
      for (const Value& alias : aliases->items) names.push_back(&alias);
    }
    for (const Value* name : names) {
      const auto [entry, added] = owner.emplace(fold_section_name(name->text), i);
      if (added) continue;
      faults.push_back(finding(source, name->span, fmt::format("the name '{}' stands here twice", name->text)));
      faults.back().rule = "invalid-schema";
    }
  }
  return faults;
}

bool is_outer_punctuation(char c) { return std::string_view(" \t.:;,!?*_`'\"-").find(c) != std::string_view::npos; }

}  // namespace

tl::expected<DocumentSchema, std::vector<Diagnostic>> read_document_schema(const SourceFile& source) {
  const auto root = read_checked(source, "deep-dive.schema.json", "invalid-schema");
  if (!root) return tl::make_unexpected(root.error());
  DocumentSchema made;
  made.name = text_of(*root, "name");
  made.subsection_guidance = text_of(*root, "subsection_guidance");
  const Value* sections = root->find("sections");
  if (!sections) return made;
  if (auto faults = ambiguous_names(source, *sections); !faults.empty()) return tl::make_unexpected(std::move(faults));
  for (const Value& section : sections->items) made.sections.push_back(read_section(section));
  return made;
}

std::string placeholder(const std::string& guidance) {
  return guidance.empty() ? std::string{} : fmt::format("\n*{}*\n", guidance);
}

std::string section_stub(const SectionSpec& spec) {
  return fmt::format("## {}\n", spec.name) + placeholder(spec.guidance);
}

std::string fold_section_name(std::string_view name) {
  while (!name.empty() && is_outer_punctuation(name.front())) name.remove_prefix(1);
  while (!name.empty() && is_outer_punctuation(name.back())) name.remove_suffix(1);
  std::string folded;
  for (const char c : ascii_lower(name)) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank || folded.empty() || folded.back() != ' ') folded += blank ? ' ' : c;
  }
  return folded;
}

}  // namespace deepdive::schema
