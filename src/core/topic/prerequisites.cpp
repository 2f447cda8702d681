#include "core/topic/prerequisites.hpp"

namespace deepdive {

std::vector<const yaml::Value*> prerequisites_of(const Topic& topic) {
  std::vector<const yaml::Value*> names;
  const yaml::Value* said = topic.yaml ? topic.yaml->root.find("prerequisites") : nullptr;
  if (!said) return names;
  if (said->kind == yaml::Kind::scalar) names.push_back(said);
  for (const yaml::Value& item : said->items) {
    if (item.kind == yaml::Kind::scalar) names.push_back(&item);
  }
  return names;
}

TopicNames::TopicNames(const std::vector<const Topic*>& topics) {
  for (const Topic* topic : topics) {
    by_path_.emplace(topic->path(), topic);
    by_slug_.emplace(topic->slug, topic);
  }
}

const Topic* TopicNames::find(std::string_view name) const {
  if (const auto found = by_path_.find(name); found != by_path_.end()) return found->second;
  const auto found = by_slug_.find(name);
  return found == by_slug_.end() ? nullptr : found->second;
}

std::vector<std::string> TopicNames::slugs() const {
  std::vector<std::string> slugs;
  for (const auto& [slug, topic] : by_slug_) slugs.push_back(slug);
  return slugs;
}

}  // namespace deepdive
