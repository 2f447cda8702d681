#include "core/rules/lookup/meant.hpp"

#include <algorithm>

#include "core/base/suggest.hpp"
#include "core/rules/lookup/topics.hpp"

namespace deepdive::rules {

namespace {

using markdown::Heading;

/// Looks for each missing section in turn: by its name at another level, by a similar name, by its place.
class Search {
public:
  explicit Search(const Topic& topic) : topic_(topic), schema_(topic.schema()) {}

  [[nodiscard]] std::vector<MeantSection> run();

private:
  [[nodiscard]] bool is_explained(std::size_t spec) const;
  [[nodiscard]] bool is_taken(std::size_t heading) const;
  [[nodiscard]] bool is_free(const Section& section) const { return !section.spec && !is_taken(section.heading); }
  [[nodiscard]] std::optional<std::size_t> by_level(std::size_t spec) const;
  [[nodiscard]] std::optional<std::size_t> by_name(std::size_t spec) const;
  [[nodiscard]] std::optional<std::size_t> by_place(std::size_t spec) const;
  void look(Slip slip, std::optional<std::size_t> (Search::*find)(std::size_t) const);

  const Topic& topic_;
  const schema::DocumentSchema& schema_;
  std::vector<MeantSection> meant_ = {};
};

bool Search::is_explained(std::size_t spec) const {
  return std::any_of(meant_.begin(), meant_.end(), [&](const MeantSection& meant) { return meant.spec == spec; });
}

bool Search::is_taken(std::size_t heading) const {
  return std::any_of(meant_.begin(), meant_.end(), [&](const MeantSection& meant) { return meant.heading == heading; });
}

std::optional<std::size_t> Search::by_level(std::size_t spec) const {
  const std::string name = schema::fold_section_name(schema_.sections[spec].name);
  const auto& headings = topic_.document.headings;
  const auto found = std::find_if(headings.begin(), headings.end(), [&](const Heading& heading) {
    return heading.top_level && heading.level != 2 && schema::fold_section_name(heading.text) == name;
  });
  if (found == headings.end()) return std::nullopt;
  return static_cast<std::size_t>(found - headings.begin());
}

std::optional<std::size_t> Search::by_name(std::size_t spec) const {
  for (const Section& section : topic_.sections.found) {
    if (!is_free(section)) continue;
    if (nearest(heading_of(topic_, section).text, {schema_.sections[spec].name})) return section.heading;
  }
  return std::nullopt;
}

/// `before` and `after` may be null: then there is no bound on that side.
bool lies_between(const Section& section, const Section* before, const Section* after) {
  return (!before || section.heading > before->heading) && (!after || section.heading < after->heading);
}

/// The only heading between the neighbours that the section would have, if no other one is missing there.
std::optional<std::size_t> Search::by_place(std::size_t spec) const {
  const SectionMap& map = topic_.sections;
  const auto is_open = [&](std::size_t other) { return !map.of_spec(other) && !is_explained(other); };
  const bool has_before = spec > 0;
  const bool has_after = spec + 1 < schema_.sections.size();
  if ((has_before && is_open(spec - 1)) || (has_after && is_open(spec + 1))) return std::nullopt;
  const Section* before = has_before ? map.of_spec(spec - 1) : nullptr;
  const Section* after = has_after ? map.of_spec(spec + 1) : nullptr;
  std::optional<std::size_t> only;
  for (const Section& section : map.found) {
    if (!lies_between(section, before, after)) continue;
    if (only || !is_free(section)) return std::nullopt;
    only = section.heading;
  }
  return only;
}

void Search::look(Slip slip, std::optional<std::size_t> (Search::*find)(std::size_t) const) {
  for (const std::size_t spec : topic_.sections.missing) {
    if (is_explained(spec)) continue;
    if (const auto heading = (this->*find)(spec)) meant_.push_back({spec, *heading, slip});
  }
}

std::vector<MeantSection> Search::run() {
  look(Slip::level, &Search::by_level);
  look(Slip::name, &Search::by_name);
  look(Slip::place, &Search::by_place);
  return meant_;
}

/// Whether two titles say nearly the same: one holds the other, or they differ by a misspelling.
bool is_similar(const std::string& heading, const std::string& title) {
  if (heading.empty() || title.empty()) return false;
  return heading.find(title) != std::string::npos || title.find(heading) != std::string::npos ||
         nearest(heading, {title});
}

bool is_html_title(const Topic& topic, const markdown::Block& block) {
  return block.kind == markdown::BlockKind::html &&
         ascii_lower(slice(topic.source->text(), block.span)).find("<h1") != std::string::npos;
}

}  // namespace

std::vector<MeantSection> meant_sections(const Topic& topic) { return Search(topic).run(); }

bool has_title(const Topic& topic) {
  const auto& headings = topic.document.headings;
  const auto& blocks = topic.document.blocks;
  const bool named_by_site = !topic.kind->front_matter && !topic.front.title.empty();
  return named_by_site ||
         std::any_of(headings.begin(), headings.end(),
                     [](const Heading& heading) { return heading.level == 1 && heading.top_level; }) ||
         std::any_of(blocks.begin(), blocks.end(),
                     [&](const markdown::Block& block) { return is_html_title(topic, block); });
}

std::optional<std::size_t> meant_title(const Topic& topic) {
  if (has_title(topic) || topic.sections.found.empty()) return std::nullopt;
  const Section& first = topic.sections.found.front();
  const std::string heading = fold_words(heading_of(topic, first).text);
  if (first.spec || !is_similar(heading, fold_words(topic.display_title()))) return std::nullopt;
  return first.heading;
}

}  // namespace deepdive::rules
