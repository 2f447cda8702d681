#include "core/topic/topic.hpp"

#include <algorithm>
#include <utility>

#include "core/topic/code.hpp"

namespace deepdive {

namespace {

constexpr std::size_t words_a_minute = 220;
constexpr std::size_t code_blocks_a_minute = 2;

std::string slug_of_path(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

}  // namespace

bool Topic::has_body() const { return !trim(source->text().substr(region.body_begin)).empty(); }

bool Topic::has_sound_front_matter() const {
  return region.yaml && !yaml_problem && violations.empty() && yaml && yaml->duplicates.empty();
}

std::string Topic::display_title() const { return front.title.empty() ? slug : front.title; }

Topic parse_topic(const SourceFile& source, const schema::DocumentSchema& schema,
                  const schema::JsonSchema& front_matter_schema) {
  Topic topic;
  topic.source = &source;
  topic.slug = slug_of_path(source.path());
  topic.region = find_front_matter(source.text());
  if (topic.region.yaml) {
    auto tree = yaml::parse(source, *topic.region.yaml);
    if (tree) {
      topic.violations = front_matter_schema.check(tree->root);
      topic.front = read_front_matter(tree->root);
      topic.yaml = std::move(*tree);
    } else {
      topic.yaml_problem = std::move(tree.error());
    }
  }
  topic.document = markdown::parse(source, topic.region.body_begin);
  topic.sections = map_sections(source, topic.document, schema);
  return topic;
}

Progress progress_of(const Topic& topic, const schema::DocumentSchema& schema) {
  Progress progress;
  progress.sections_total = schema.sections.size();
  for (std::size_t i = 0; i < schema.sections.size(); ++i) {
    progress.sections_done += topic.sections.state(i) == SectionState::done ? 1U : 0U;
  }
  for (const markdown::Block& block : topic.document.blocks) progress.words += block.words;
  const auto& blocks = topic.document.code_blocks;
  progress.code_blocks = static_cast<std::size_t>(
      std::count_if(blocks.begin(), blocks.end(), [](const auto& block) { return is_code(block); }));
  const std::size_t parts = progress.words * code_blocks_a_minute + progress.code_blocks * words_a_minute;
  const std::size_t per_minute = words_a_minute * code_blocks_a_minute;
  progress.reading_minutes = (parts + per_minute - 1) / per_minute;
  return progress;
}

}  // namespace deepdive
