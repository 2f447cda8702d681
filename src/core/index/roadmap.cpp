#include "core/index/roadmap.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/index/escape.hpp"
#include "core/index/signs.hpp"
#include "core/topic/prerequisites.hpp"

namespace deepdive::index {

namespace {

/// "a b" of "topics/a b.md".
std::string stem(const Topic& topic) {
  const std::string name = topic.path().substr(topic.path().rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

/// Different texts have different ids. What Mermaid may read as a sign, or as a word of its own ("end", "style…"), is
/// kept from it by the number of each such byte and by what stands before all ids.
std::string id_of(std::string_view text) {
  std::string id = "t_";
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c < 'Z') || (c >= '0' && c <= '9') || c == '_';
    id += letter ? std::string(1, c) : fmt::format("Z{:02X}", static_cast<unsigned char>(c));
  }
  return id;
}

std::string label_of(const Topic& topic) {
  const FrontMatter& front = topic.front;
  std::string label = fmt::format("{} {}", sign_of(*front.status),
                                  escape_label(front.short_title.empty() ? front.title : front.short_title));
  if (front.weeks.size() > 1) label += fmt::format(" (weeks {})", fmt::join(front.weeks, ", "));
  return label;
}

using Topics = std::vector<const Topic*>;
using Stems = std::map<std::string, int>;

/// An id is made of the file's name alone, so that it stays when others come; of the whole path where a name is used
/// twice.
std::string id_of(const Topic& topic, const Stems& stems) {
  const std::string name = stem(topic);
  return id_of(stems.at(name) > 1 ? topic.path() : name);
}

/// A box with a line for each topic.
std::string box(std::string_view id, std::string_view title, const Topics& topics, const Stems& stems) {
  std::string text = fmt::format("  subgraph {}[\"{}\"]\n", id, title);
  for (const Topic* topic : topics) {
    text += fmt::format("    {}[\"{}\"]\n", id_of(*topic, stems), label_of(*topic));
  }
  return text + "  end\n";
}

/// A line for each prerequisite that is on the roadmap itself, however often it is named.
std::string arrows(const Topics& topics, const Stems& stems) {
  const TopicNames names(topics);
  std::string text;
  for (const Topic* topic : topics) {
    std::set<const Topic*> drawn{nullptr, topic};
    for (const yaml::Value* name : prerequisites_of(*topic)) {
      const Topic* first = names.find(name->text);
      if (!drawn.insert(first).second) continue;
      text += fmt::format("  {} --> {}\n", id_of(*first, stems), id_of(*topic, stems));
    }
  }
  return text;
}

}  // namespace

std::string roadmap(const Topics& topics) {
  std::map<int, Topics> weeks;
  Topics without_week;
  Stems stems;
  for (const Topic* topic : topics) {
    const std::vector<int>& its = topic->front.weeks;
    if (its.empty()) without_week.push_back(topic);
    else weeks[*std::min_element(its.begin(), its.end())].push_back(topic);
    ++stems[stem(*topic)];
  }
  std::string text = "```mermaid\nflowchart TD\n";
  std::string before;
  for (const auto& [week, begun] : weeks) {
    const std::string id = fmt::format("week_{}", week);
    text += box(id, fmt::format("Week {}", week), begun, stems);
    if (!before.empty()) text += fmt::format("  {} --> {}\n", before, id);
    before = id;
  }
  if (!without_week.empty()) text += box("any_week", "Any week", without_week, stems);
  return text + arrows(topics, stems) + "```\n";
}

}  // namespace deepdive::index
