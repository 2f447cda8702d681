// Which topics are read before others.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/topic/topic.hpp"

namespace deepdive {

/// What the front matter names under `prerequisites`, one name or a list of them.
[[nodiscard]] std::vector<const yaml::Value*> prerequisites_of(const Topic& topic);

/// Topics by the names that prerequisites give them. Points into the topics.
class TopicNames {
public:
  explicit TopicNames(const std::vector<const Topic*>& topics);

  /// The topic of this path or slug; null when there is none. Of a slug that several have it is the first one.
  [[nodiscard]] const Topic* find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> slugs() const;

private:
  std::map<std::string, const Topic*, std::less<>> by_path_ = {};
  std::map<std::string, const Topic*, std::less<>> by_slug_ = {};
};

/// Of each circle of prerequisites the one that closes it, when the topics are gone through in this order: what it
/// names has to be read after the topic that names it.
[[nodiscard]] std::set<const yaml::Value*> circular_prerequisites(const std::vector<const Topic*>& topics);

}  // namespace deepdive
