#include <fmt/format.h>

#include <algorithm>

#include "core/index/escape.hpp"
#include "core/index/index.hpp"
#include "core/index/roadmap.hpp"
#include "core/index/signs.hpp"

namespace deepdive::index {

namespace {

const std::string nothing = "*Nothing here yet.*\n";

/// Topics that can be shown: those that say what they are called and how far they are.
std::vector<const Topic*> shown_topics(const Collection& collection) {
  std::vector<const Topic*> topics = topics_in_order(collection);
  const auto unreadable = [](const Topic* t) { return t->front.title.empty() || !t->front.status; };
  topics.erase(std::remove_if(topics.begin(), topics.end(), unreadable), topics.end());
  return topics;
}

std::string file_name(const Topic& topic) { return topic.path().substr(topic.path().rfind('/') + 1); }

/// Unreserved characters of RFC 3986 and '/'; what is not ASCII may stay in a link of Markdown.
bool stands_for_itself(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || static_cast<unsigned char>(c) >= 0x80 || std::string_view("-._~/").find(c) != std::string_view::npos;
}

/// The topic's path as a link on the index page writes it.
std::string link_target(const Topic& topic, const IndexSettings& settings) {
  std::string target;
  for (std::size_t at = settings.file.find('/'); at != std::string::npos; at = settings.file.find('/', at + 1)) {
    target += "../";
  }
  for (const char c : topic.path()) {
    target += stands_for_itself(c) ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return target;
}

std::string topics_list(std::string_view heading, const Topic& topic) {
  if (topic.front.topics.empty()) return {};
  std::string text = fmt::format("**{}**:\n", heading);
  for (const std::string& item : topic.front.topics) text += fmt::format("- {}\n", escape_item(item));
  return text;
}

std::string when_to_read(const Topic& topic) {
  if (topic.front.when_to_read.empty()) return {};
  return fmt::format("\n**When to Read**: {}\n", escape_inline(topic.front.when_to_read));
}

std::string available_entry(const Topic& topic, const IndexSettings& settings) {
  const std::string name = escape_code(file_name(topic));
  const std::string file = settings.links ? fmt::format("[{}]({})", name, link_target(topic, settings)) : name;
  return fmt::format("### {} {}\n**File**: {}  \n{}{}", sign_of(Status::created), escape_heading(topic.front.title),
                     file, topics_list("Topics Covered", topic), when_to_read(topic));
}

std::string planned_entry(const Topic& topic) {
  return fmt::format("### {} {}\n{}{}", sign_of(*topic.front.status), escape_heading(topic.front.title),
                     topics_list("Planned Topics", topic), when_to_read(topic));
}

template <class Wanted, class Entry>
std::string entries(const Collection& collection, const Wanted& wanted, const Entry& entry) {
  std::string text;
  for (const Topic* topic : shown_topics(collection)) {
    if (!wanted(*topic)) continue;
    if (!text.empty()) text += "\n---\n\n";
    text += entry(*topic);
  }
  return text.empty() ? nothing : text;
}

bool is_created(const Topic& topic) { return topic.front.status == Status::created; }

std::string tracking_row(const Topic& topic, const IndexSettings& settings) {
  std::string name = escape_cell(topic.front.short_title.empty() ? topic.front.title : topic.front.short_title);
  if (settings.links && is_created(topic)) name = fmt::format("[{}]({})", name, link_target(topic, settings));
  const auto cell = [](const std::string& text) { return text.empty() ? " " : ' ' + text + ' '; };
  const std::string completed = topic.front.completed ? to_string(*topic.front.completed) : std::string{};
  return fmt::format("|{}| {} {} |{}|{}|\n", cell(name), sign_of(*topic.front.status), name_of(*topic.front.status),
                     cell(completed), cell(escape_cell(topic.front.key_insights)));
}

std::string tracking(const Collection& collection, const IndexSettings& settings) {
  std::string text =
      "| Topic | Status | Date Completed | Key Insights |\n"
      "|-------|--------|----------------|--------------|\n";
  for (const Topic* topic : shown_topics(collection)) text += tracking_row(*topic, settings);
  return text;
}

/// The latest day that a topic names, so that the page changes with the collection and not with the calendar.
std::string updated(const Collection& collection) {
  std::optional<Date> latest;
  for (const Topic* topic : shown_topics(collection)) {
    for (const auto& date : {topic->front.completed, topic->front.reviewed}) {
      if (date && (!latest || *latest < *date)) latest = date;
    }
  }
  return fmt::format("**Last Updated**: {}\n", latest ? to_string(*latest) : "never");
}

}  // namespace

const std::vector<std::string>& region_names() {
  static const std::vector<std::string> names{"available", "planned", "tracking", "updated", "roadmap"};
  return names;
}

std::string render_region(std::string_view name, const Collection& collection, const IndexSettings& settings) {
  if (name == "available") {
    return entries(collection, is_created, [&](const Topic& topic) { return available_entry(topic, settings); });
  }
  if (name == "planned") {
    return entries(
        collection, [](const Topic& topic) { return !is_created(topic); }, planned_entry);
  }
  if (name == "tracking") return tracking(collection, settings);
  if (name == "updated") return updated(collection);
  const std::vector<const Topic*> topics = shown_topics(collection);
  return topics.empty() ? nothing : roadmap(topics);
}

}  // namespace deepdive::index
