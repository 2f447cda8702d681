#include "core/scaffold/scaffold.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/line_ends.hpp"
#include "core/index/escape.hpp"
#include "core/yaml/value.hpp"

namespace deepdive::scaffold {

namespace {

using yaml::quote_scalar;

std::string field(std::string_view name, const std::string& value) {
  return value.empty() ? std::string{} : fmt::format("{}: {}\n", name, quote_scalar(value));
}

std::string weeks_field(const std::vector<int>& weeks) {
  return weeks.empty() ? std::string{} : fmt::format("weeks: [{}]\n", fmt::join(weeks, ", "));
}

std::string topics_field(const std::vector<std::string>& topics) {
  if (topics.empty()) return {};
  std::string text = "topics:\n";
  for (const std::string& topic : topics) text += fmt::format("  - {}\n", quote_scalar(topic));
  return text;
}

/// Front matter writes control characters as escapes; a heading cannot.
bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

/// Text of front matter as a heading, which shows it as the index does: on one line, with no link or tag in it.
std::string heading_text(std::string text) {
  std::replace_if(text.begin(), text.end(), is_control, ' ');
  return index::escape_heading(text);
}

std::string section(const schema::SectionSpec& spec, const std::vector<std::string>& topics,
                    const std::string& guidance) {
  std::string text = '\n' + schema::section_stub(spec);
  if (!spec.takes_topics) return text;
  for (const std::string& topic : topics) {
    text += fmt::format("\n### {}\n", heading_text(topic)) + schema::placeholder(guidance);
  }
  return text;
}

std::string body(const std::string& title, const std::vector<std::string>& topics,
                 const schema::DocumentSchema& schema) {
  std::string text = fmt::format("\n# {}\n", heading_text(title));
  for (const schema::SectionSpec& spec : schema.sections) text += section(spec, topics, schema.subsection_guidance);
  return text;
}

}  // namespace

std::string front_matter(const Request& request, Status status) {
  std::string text = "---\n" + field("title", request.title) + field("short_title", request.short_title) +
                     fmt::format("status: {}\n", to_string(status));
  if (request.position) text += fmt::format("position: {}\n", *request.position);
  if (request.completed) text += fmt::format("completed: {}\n", to_string(*request.completed));
  for (const auto& [name, value] : request.fields) {
    text += parse_date(value) ? fmt::format("{}: {}\n", name, value) : field(name, value);
  }
  return text + topics_field(request.topics) + field("when_to_read", request.when_to_read) +
         weeks_field(request.weeks) + field("key_insights", request.key_insights) + "---\n";
}

std::string planned_document(const Request& request) { return front_matter(request, Status::planned); }

std::string draft_document(const Request& request, const schema::DocumentSchema& schema) {
  return front_matter(request, Status::draft) + body(request.title, request.topics, schema);
}

std::string promoted_document(const Topic& planned, const schema::DocumentSchema& schema) {
  std::string text(planned.source->text());
  const std::string_view line_end = line_end_of(text);
  if (text.back() != '\n') text += line_end;
  text += with_line_ends(body(planned.front.title, planned.front.topics, schema), line_end);
  const Span status = planned.yaml->root.find("status")->span;
  const std::string quote = text.substr(status.begin, 1);
  const bool quoted = quote == "\"" || quote == "'";
  const std::string word(to_string(Status::draft));
  return text.replace(status.begin, status.size(), quoted ? quote + word + quote : word);
}

}  // namespace deepdive::scaffold
