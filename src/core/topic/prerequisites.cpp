#include "core/topic/prerequisites.hpp"

#include <unordered_set>
#include <utility>

namespace deepdive {

namespace {

/// Goes from topics to their prerequisites, without calls in calls: a chain of them may be long.
class Walk {
public:
  explicit Walk(const std::vector<const Topic*>& topics) : names_(topics) {}

  void from(const Topic* topic) {
    enter(topic);
    while (!way_.empty()) {
      Stop& stop = way_.back();
      if (stop.ahead.empty()) {
        under_way_.erase(stop.topic);
        way_.pop_back();
        continue;
      }
      const yaml::Value* name = stop.ahead.back();
      stop.ahead.pop_back();
      const Topic* next = names_.find(name->text);
      if (under_way_.count(next) > 0) circular_.insert(name);
      else if (next) enter(next);
    }
  }

  [[nodiscard]] std::set<const yaml::Value*> circular() && { return std::move(circular_); }

private:
  struct Stop {
    const Topic* topic;
    std::vector<const yaml::Value*> ahead;
  };

  void enter(const Topic* topic) {
    if (!seen_.insert(topic).second) return;
    under_way_.insert(topic);
    way_.push_back({topic, prerequisites_of(*topic)});
  }

  TopicNames names_;
  std::vector<Stop> way_ = {};
  std::unordered_set<const Topic*> under_way_ = {};
  std::unordered_set<const Topic*> seen_ = {};
  std::set<const yaml::Value*> circular_ = {};
};

}  // namespace

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

std::set<const yaml::Value*> circular_prerequisites(const std::vector<const Topic*>& topics) {
  Walk walk(topics);
  for (const Topic* topic : topics) walk.from(topic);
  return std::move(walk).circular();
}

}  // namespace deepdive
