#include "core/snippets/defaults.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/snippets/attribute_values.hpp"

namespace deepdive::snippets {

namespace {

/// The value of a field, or the item of its list that says this.
Span place_of(const yaml::Value& field, const std::string& text) {
  const auto item = std::find_if(field.items.begin(), field.items.end(),
                                 [&](const yaml::Value& each) { return trim(each.text) == text; });
  return item == field.items.end() ? field.span : item->span;
}

/// Whether the value is sound; if not, that is a problem at its place.
bool holds(const Topic& topic, std::string_view key, const std::string& value, Defaults& defaults) {
  if (value.empty()) return false;
  auto fault = fault_of(key, value);
  if (!fault) return true;
  const Span span = place_of(*topic.yaml->root.find(key), value);
  if (topic.violations.empty()) {
    defaults.problems.push_back({span, std::move(fault->message), std::move(fault->help)});
  }
  return false;
}

}  // namespace

std::chrono::milliseconds milliseconds_of(double seconds) {
  return std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<double>(seconds));
}

Defaults defaults_of(const Topic& topic, const PlanOptions& options) {
  Defaults defaults;
  defaults.timeout = options.block_timeout;
  if (!topic.yaml || !topic.kind->front_matter) return defaults;
  const FrontMatter& front = topic.front;
  if (holds(topic, "python", front.python, defaults)) defaults.python = front.python;
  if (holds(topic, "timeout", front.timeout, defaults)) defaults.timeout = milliseconds_of(*seconds_of(front.timeout));
  for (const std::string& name : front.distributions) {
    if (!holds(topic, "requires", name, defaults)) continue;
    const auto names = distributions_of(name);
    defaults.distributions.insert(defaults.distributions.end(), names->begin(), names->end());
  }
  return defaults;
}

}  // namespace deepdive::snippets
