#include "core/snippets/defaults.hpp"

#include <optional>
#include <utility>

#include "core/snippets/attribute_values.hpp"

namespace deepdive::snippets {

namespace {

/// Whether the value is sound; if not, that is a problem at its field.
bool holds(const Topic& topic, std::string_view key, const std::string& value, Defaults& defaults) {
  if (value.empty()) return false;
  auto fault = fault_of(key, value);
  if (!fault) return true;
  const Span span = topic.yaml->root.find(key)->span;
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
    for (std::string& one : *distributions_of(name)) defaults.distributions.push_back(std::move(one));
  }
  return defaults;
}

}  // namespace deepdive::snippets
