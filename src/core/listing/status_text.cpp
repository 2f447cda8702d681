#include "core/listing/status_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/log_text.hpp"
#include "core/listing/table.hpp"

namespace deepdive::listing {

namespace {

constexpr std::size_t bar_cells = 20;

std::string minutes(const Progress& progress) {
  return progress.words == 0 ? "" : fmt::format("{} min", with_thousands(progress.reading_minutes));
}

/// ", 45 min to read".
std::string reading(const Progress& progress) {
  return progress.words == 0 ? "" : ", " + minutes(progress) + " to read";
}

std::string completed_of(const Topic& topic) { return topic.front.completed ? to_string(*topic.front.completed) : ""; }

std::string topics_table(const std::vector<Row>& rows) {
  std::vector<std::vector<std::string>> cells;
  for (const Row& row : rows) {
    const Progress& progress = row.progress;
    cells.push_back({row.topic->display_title(), shown_status(*row.topic),
                     share(progress.sections_done, progress.sections_total), with_thousands(progress.words),
                     with_thousands(progress.code_blocks), minutes(progress), completed_of(*row.topic)});
  }
  return render_filled({{"TITLE", Align::left},
                        {"STATUS", Align::left},
                        {"SECTIONS", Align::right},
                        {"WORDS", Align::right},
                        {"CODE", Align::right},
                        {"READING", Align::right},
                        {"COMPLETED", Align::left}},
                       cells);
}

std::size_t count(const std::vector<Row>& rows, Status status) {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row.topic->front.status == status; }));
}

/// "6,234 words, 1 code block".
std::string volume(const Progress& progress) {
  return fmt::format("{} {}, {} {}", with_thousands(progress.words), progress.words == 1 ? "word" : "words",
                     with_thousands(progress.code_blocks), progress.code_blocks == 1 ? "code block" : "code blocks");
}

/// Whether it says how far it is, or should.
bool is_tracked(const Row& row) { return row.topic->kind->front_matter || row.topic->front.status; }

std::string totals(const std::vector<Row>& rows) {
  Progress sum;
  for (const Row& row : rows) {
    sum.words += row.progress.words;
    sum.code_blocks += row.progress.code_blocks;
    sum.reading_minutes += row.progress.reading_minutes;
  }
  if (std::none_of(rows.begin(), rows.end(), is_tracked)) {
    return counted(rows.size(), "document", "documents") + "; " + volume(sum) + reading(sum) + '\n';
  }
  const std::size_t created = count(rows, Status::created);
  const std::size_t draft = count(rows, Status::draft);
  const std::size_t planned = count(rows, Status::planned);
  const std::size_t unknown = rows.size() - created - draft - planned;
  return fmt::format("{} {} of {} created, {} in draft, {} planned{}; {}{}\n", bar(created, rows.size(), bar_cells),
                     created, rows.size(), draft, planned,
                     unknown == 0 ? "" : fmt::format(", {} without a status", unknown), volume(sum), reading(sum));
}

std::string sections_table(const Topic& topic) {
  const schema::DocumentSchema& schema = topic.schema();
  std::vector<std::vector<std::string>> cells;
  for (std::size_t i = 0; i < schema.sections.size(); ++i) {
    const Section* section = topic.sections.of_spec(i);
    const std::size_t line = section ? topic.source->line_of(topic.document.headings[section->heading].span.begin) : 0;
    cells.push_back({schema.sections[i].name, std::string(to_string(topic.sections.state(i))),
                     section ? with_thousands(section->words) : "", section ? with_thousands(section->code_blocks) : "",
                     section ? std::to_string(line) : ""});
  }
  return render_table({{"SECTION", Align::left},
                       {"STATE", Align::left},
                       {"WORDS", Align::right},
                       {"CODE", Align::right},
                       {"LINE", Align::right}},
                      cells);
}

}  // namespace

std::string collection_status(const std::vector<Row>& rows) { return topics_table(rows) + '\n' + totals(rows); }

std::string topic_status(const Row& row) {
  const Topic& topic = *row.topic;
  std::string text = log_line(topic.display_title()) + '\n';
  text += log_line(topic.path()) + '\n';
  const std::string status = shown_status(topic);
  text += status;
  if (topic.front.completed) text += ", completed " + completed_of(topic);
  if (topic.front.reviewed) text += ", reviewed " + to_string(*topic.front.reviewed);
  text += (status.empty() ? "" : "; ") + volume(row.progress) + reading(row.progress);
  if (topic.schema().sections.empty()) return text + '\n';
  text += "\n\n" + sections_table(topic);
  text += fmt::format("\n{} {} of {} sections done\n",
                      bar(row.progress.sections_done, row.progress.sections_total, bar_cells),
                      row.progress.sections_done, row.progress.sections_total);
  return text;
}

}  // namespace deepdive::listing
