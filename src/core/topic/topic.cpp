#include "core/topic/topic.hpp"

#include <utility>

#include "core/markdown/title.hpp"
#include "core/topic/code.hpp"

namespace deepdive {

namespace {

constexpr std::size_t words_a_minute = 220;
constexpr std::size_t code_blocks_a_minute = 2;

std::string slug_of_path(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

/// A text that needs no front matter and only looks as if it had some.
void drop_false_front_matter(Topic& topic) {
  topic.region = find_optional_front_matter(topic.source->text());
  if (!topic.region.yaml) topic.yaml_problem.reset();
}

void read_yaml(Topic& topic) {
  if (!topic.region.yaml) return;
  auto tree = yaml::parse(*topic.source, *topic.region.yaml);
  if (tree) {
    topic.front = read_front_matter(tree->root);
    topic.yaml = std::move(*tree);
  } else {
    topic.yaml_problem = std::move(tree.error());
  }
}

}  // namespace

bool Topic::has_body() const { return !trim(source->text().substr(region.body_begin)).empty(); }

bool Topic::has_text() const {
  const bool only_comments = std::all_of(document.blocks.begin(), document.blocks.end(),
                                         [](const markdown::Block& block) { return block.only_comment; });
  return has_body() && (document.blocks.empty() || !only_comments);
}

bool Topic::has_sound_front_matter() const {
  if (!region.yaml) return !kind->front_matter;
  return !yaml_problem && violations.empty() && yaml && yaml->duplicates.empty();
}

std::string Topic::display_title() const {
  if (!front.title.empty() || kind->front_matter) return front.title.empty() ? slug : front.title;
  const markdown::Heading* title = markdown::title_of(document);
  return title ? title->text : slug;
}

Topic parse_topic(const SourceFile& source, const std::vector<schema::Kind>& kinds, const Languages& languages) {
  Topic topic;
  topic.source = &source;
  topic.languages = &languages;
  topic.slug = slug_of_path(source.path());
  topic.region = find_front_matter(source.text());
  read_yaml(topic);
  topic.kind = &schema::kind_of(kinds, source.path(), topic.yaml ? &topic.yaml->root : nullptr);
  if (!topic.kind->front_matter) drop_false_front_matter(topic);
  const auto& front_matter = topic.kind->front_matter;
  if (topic.yaml && front_matter) topic.violations = front_matter->check(topic.yaml->root);
  topic.document = markdown::parse(source, topic.region.body_begin);
  topic.sections = map_sections(source, topic.document, topic.schema(), languages);
  return topic;
}

Progress progress_of(const Topic& topic) {
  Progress progress;
  const schema::DocumentSchema& schema = topic.schema();
  progress.sections_total = schema.sections.size();
  for (std::size_t i = 0; i < schema.sections.size(); ++i) {
    progress.sections_done += topic.sections.state(i) == SectionState::done ? 1U : 0U;
  }
  for (const markdown::Block& block : topic.document.blocks) progress.words += block.words;
  const auto& blocks = topic.document.code_blocks;
  progress.code_blocks = static_cast<std::size_t>(
      std::count_if(blocks.begin(), blocks.end(), [&](const auto& block) { return is_code(block, *topic.languages); }));
  const std::size_t parts = progress.words * code_blocks_a_minute + progress.code_blocks * words_a_minute;
  const std::size_t per_minute = words_a_minute * code_blocks_a_minute;
  progress.reading_minutes = (parts + per_minute - 1) / per_minute;
  return progress;
}

}  // namespace deepdive
