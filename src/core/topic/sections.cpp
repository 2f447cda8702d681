#include "core/topic/sections.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/topic/code.hpp"
#include "core/topic/order.hpp"

namespace deepdive {

namespace {

using markdown::BlockKind;

/// Folded names and aliases of the schema's sections.
std::map<std::string, std::size_t> names_of(const schema::DocumentSchema& schema) {
  std::map<std::string, std::size_t> names;
  for (std::size_t i = 0; i < schema.sections.size(); ++i) {
    names.emplace(schema::fold_section_name(schema.sections[i].name), i);
    for (const std::string& alias : schema.sections[i].aliases) names.emplace(schema::fold_section_name(alias), i);
  }
  return names;
}

/// The text of a paragraph without the marks of emphasis around it, blanks folded.
std::string plain_paragraph(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.front() == '*' || text.front() == '_')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '*' || text.back() == '_')) text.remove_suffix(1);
  std::string folded;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) folded += c;
    else if (!folded.empty() && folded.back() != ' ') folded += ' ';
  }
  return folded;
}

/// Those of `items`, which stand in the order of the text, that begin in the section.
template <class Item>
struct Within {
  Within(const std::vector<Item>& items, const Section& section)
      : first(from(items, section.body.begin)), last(from(items, section.body.end)) {}

  [[nodiscard]] auto begin() const { return first; }
  [[nodiscard]] auto end() const { return last; }

  using Place = typename std::vector<Item>::const_iterator;
  static Place from(const std::vector<Item>& items, std::size_t offset) {
    return std::lower_bound(items.begin(), items.end(), offset,
                            [](const Item& item, std::size_t at) { return item.span.begin < at; });
  }

  Place first = {};
  Place last = {};
};

class Reader {
public:
  Reader(const SourceFile& source, const markdown::Document& document, const schema::DocumentSchema& schema,
         const Languages& languages)
      : source_(source), document_(document), schema_(schema), languages_(languages), names_(names_of(schema)) {
    for (const schema::SectionSpec& spec : schema.sections) guidance_.push_back(plain_paragraph(spec.guidance));
  }

  [[nodiscard]] std::vector<Section> read() const;

private:
  void identify(Section& section) const;
  void measure(Section& section) const;
  [[nodiscard]] bool is_placeholder(const markdown::Block& block, const Section& section) const;
  [[nodiscard]] SectionState state_of(const Section& section) const;

  const SourceFile& source_;
  const markdown::Document& document_;
  const schema::DocumentSchema& schema_;
  const Languages& languages_;
  std::map<std::string, std::size_t> names_;
  std::string subsection_guidance_ = plain_paragraph(schema_.subsection_guidance);
  std::vector<std::string> guidance_ = {};  ///< of the schema's sections, as plain paragraphs
};

std::vector<Section> Reader::read() const {
  std::vector<Section> sections;
  for (std::size_t i = 0; i < document_.headings.size(); ++i) {
    const markdown::Heading& heading = document_.headings[i];
    if (heading.level > 2 || !heading.top_level) continue;
    if (!sections.empty()) sections.back().body.end = std::min(sections.back().body.end, heading.span.begin);
    if (heading.level != 2) continue;
    Section section;
    section.heading = i;
    section.body = {heading.span.end, source_.text().size()};
    sections.push_back(section);
  }
  for (Section& section : sections) {
    identify(section);
    measure(section);
    section.state = state_of(section);
  }
  return sections;
}

void Reader::identify(Section& section) const {
  const std::string& text = document_.headings[section.heading].text;
  const auto found = names_.find(schema::fold_section_name(text));
  if (found == names_.end()) return;
  section.spec = found->second;
  section.alias = text != schema_.sections[found->second].name;
}

bool Reader::is_placeholder(const markdown::Block& block, const Section& section) const {
  if (block.kind != BlockKind::paragraph || (guidance_.empty() && subsection_guidance_.empty())) return false;
  const std::string text = plain_paragraph(slice(source_.text(), block.span));
  if (text.empty()) return false;
  if (text == subsection_guidance_) return true;
  if (section.spec) return text == guidance_[*section.spec];
  return std::find(guidance_.begin(), guidance_.end(), text) != guidance_.end();
}

void Reader::measure(Section& section) const {
  for (const markdown::Block& block : Within(document_.blocks, section)) {
    if (is_placeholder(block, section)) section.placeholders.push_back(block.span);
    else if (block.kind != BlockKind::heading) section.words += block.words;
  }
  for (const markdown::CodeBlock& code : Within(document_.code_blocks, section)) {
    if (is_code(code, languages_)) ++section.code_blocks;
  }
}

SectionState Reader::state_of(const Section& section) const {
  if (!section.placeholders.empty()) return SectionState::stub;
  const auto holds_something = [](const markdown::Block& block) {
    return block.kind != BlockKind::heading && !block.only_comment && block.kind != BlockKind::thematic_break;
  };
  const Within blocks(document_.blocks, section);
  if (std::none_of(blocks.begin(), blocks.end(), holds_something)) return SectionState::empty;
  if (!section.spec) return SectionState::done;
  const schema::SectionSpec& spec = schema_.sections[*section.spec];
  const bool stub = section.words < spec.min_words || (spec.needs_code && section.code_blocks == 0);
  return stub ? SectionState::stub : SectionState::done;
}

/// The last of the schema's sections before `spec` that the document has.
std::optional<std::size_t> present_before(const SectionMap& map, std::size_t spec) {
  for (std::size_t i = spec; i > 0; --i) {
    if (map.of_spec(i - 1)) return i - 1;
  }
  return std::nullopt;
}

/// Sections that stand twice are reported as that; which of the two is in its place is the author's to say.
void find_misplaced(SectionMap& map) {
  std::set<std::size_t> twice;
  for (const std::size_t i : map.duplicates) twice.insert(*map.found[i].spec);
  std::vector<std::size_t> with_spec;
  std::vector<std::size_t> sequence;
  for (std::size_t i = 0; i < map.found.size(); ++i) {
    const auto& spec = map.found[i].spec;
    if (!spec || twice.count(*spec) > 0) continue;
    with_spec.push_back(i);
    sequence.push_back(*spec);
  }
  for (const Disorder& disorder : find_disorder(sequence)) {
    Misplacement misplacement;
    misplacement.section = with_spec[disorder.at];
    if (disorder.swapped_with) misplacement.swapped_with = with_spec[*disorder.swapped_with];
    misplacement.belongs_after = present_before(map, sequence[disorder.at]);
    map.misplaced.push_back(misplacement);
  }
}

}  // namespace

std::string_view to_string(SectionState state) {
  switch (state) {
    case SectionState::missing: return "missing";
    case SectionState::empty: return "empty";
    case SectionState::stub: return "stub";
    case SectionState::done: return "done";
  }
  return {};
}

const Section* SectionMap::of_spec(std::size_t spec) const {
  const auto first = std::find_if(found.begin(), found.end(), [&](const Section& s) { return s.spec == spec; });
  return first == found.end() ? nullptr : &*first;
}

SectionState SectionMap::state(std::size_t spec) const {
  const Section* section = of_spec(spec);
  return section ? section->state : SectionState::missing;
}

SectionMap map_sections(const SourceFile& source, const markdown::Document& document,
                        const schema::DocumentSchema& schema, const Languages& languages) {
  SectionMap map;
  map.found = Reader(source, document, schema, languages).read();
  std::vector<bool> seen(schema.sections.size());
  for (std::size_t i = 0; i < map.found.size(); ++i) {
    const auto& spec = map.found[i].spec;
    if (!spec) continue;
    if (seen[*spec]) map.duplicates.push_back(i);
    seen[*spec] = true;
  }
  for (std::size_t i = 0; i < schema.sections.size(); ++i) {
    if (schema.sections[i].required && !seen[i]) map.missing.push_back(i);
  }
  find_misplaced(map);
  return map;
}

}  // namespace deepdive
