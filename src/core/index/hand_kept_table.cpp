#include "core/index/hand_kept_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/index/escape.hpp"
#include "core/index/signs.hpp"
#include "core/topic/slug.hpp"

namespace deepdive::index {

namespace {

using Words = std::vector<std::string>;

/// The bytes of each cell of a line of a table, without the blanks around it.
std::vector<Span> cells_of(std::string_view text, Span line) {
  std::vector<Span> cells;
  std::size_t begin = line.begin;
  for (std::size_t at = line.begin; at < line.end; ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '|') {
      if (at > line.begin) cells.push_back({begin, at});
      begin = at + 1;
    }
  }
  for (Span& cell : cells) {
    const std::string_view inner = trim(slice(text, cell));
    const std::size_t first = inner.empty() ? cell.begin : static_cast<std::size_t>(inner.data() - text.data());
    cell = {first, first + inner.size()};
  }
  return cells;
}

bool is_heading(std::string_view text, const std::vector<Span>& cells) {
  static constexpr std::string_view names[] = {"topic", "status", "date completed", "key insights"};
  return std::equal(cells.begin(), cells.end(), std::begin(names), std::end(names),
                    [&](Span cell, std::string_view name) { return ascii_lower(slice(text, cell)) == name; });
}

/// Number of the line with the table's heading; 0 when there is none outside of code.
std::size_t table_line(const Page& page) {
  const SourceFile& source = *page.source;
  for (std::size_t line = 1; line <= source.line_count(); ++line) {
    const Span span = source.line_span(line);
    const auto& blocks = page.document.code_blocks;
    const bool code =
        std::any_of(blocks.begin(), blocks.end(), [&](const auto& b) { return b.span.contains(span.begin); });
    if (!code && slice(source.text(), span).starts_with('|') &&
        is_heading(source.text(), cells_of(source.text(), span))) {
      return line;
    }
  }
  return 0;
}

/// The words of a name by which rows and titles are compared.
Words words_of(std::string_view name) {
  const std::string slug = slug_of(name);
  Words words;
  for (std::size_t begin = 0; begin < slug.size();) {
    const std::size_t end = std::min(slug.find('_', begin), slug.size());
    std::string word = slug.substr(begin, end - begin);
    if (word.size() > 1 && word.back() == 's') word.pop_back();
    words.push_back(std::move(word));
    begin = end + 1;
  }
  if (words.size() > 1 && (words.front() == "the" || words.front() == "a" || words.front() == "an")) {
    words.erase(words.begin());
  }
  return words;
}

bool begins_with(const Words& words, const Words& first) {
  return !first.empty() && first.size() <= words.size() && std::equal(first.begin(), first.end(), words.begin());
}

/// "[Name](target)" is "Name".
std::string_view without_link(std::string_view written) {
  const std::size_t close = written.rfind("](");
  const bool link = written.starts_with('[') && written.ends_with(')') && close != std::string_view::npos;
  return link ? written.substr(1, close - 1) : written;
}

std::optional<Status> status_in(std::string_view cell) {
  for (const Status status : {Status::planned, Status::draft, Status::created}) {
    if (cell.starts_with(sign_of(status)) || ascii_lower(cell) == to_string(status)) return status;
  }
  return std::nullopt;
}

/// Reads row after row.
class Rows {
public:
  Rows(const Page& page, HandKeptIndex& index) : source_(*page.source), text_(page.source->text()), index_(index) {}

  void read(std::size_t first_line);

private:
  void row(Span line);
  void take(const std::vector<Span>& cells, HandKeptTopic& topic);
  [[nodiscard]] HandKeptTopic* topic_of(Span cell);
  void complain(Span span, std::string message) {
    index_.findings.push_back(finding(source_, span, std::move(message)));
  }

  const SourceFile& source_;
  std::string_view text_;
  HandKeptIndex& index_;
  std::set<const HandKeptTopic*> seen_ = {};
};

/// The topic that a row is about, where that is beyond doubt.
HandKeptTopic* Rows::topic_of(Span cell) {
  const std::string_view name = without_link(slice(text_, cell));
  const Words words = words_of(name);
  std::vector<HandKeptTopic*> found;
  for (HandKeptTopic& topic : index_.topics) {
    const Words title = words_of(topic.title);
    if (title == words) return &topic;
    if (begins_with(title, words)) found.push_back(&topic);
  }
  if (found.size() == 1) return found.front();
  complain(cell, found.empty() ? fmt::format("row '{}' matches no topic's heading", name)
                               : fmt::format("row '{}' may be '{}' or '{}'", name, found[0]->title, found[1]->title));
  return nullptr;
}

void Rows::take(const std::vector<Span>& cells, HandKeptTopic& topic) {
  const std::string name = value_of(without_link(slice(text_, cells[0])), escape_cell);
  if (name != topic.title) topic.short_title = name;
  const auto status = status_in(slice(text_, cells[1]));
  if (status != topic.status) {
    complain(cells[1], fmt::format("topic '{}' is {} by its heading, and '{}' here", topic.title,
                                   to_string(topic.status), slice(text_, cells[1])));
  }
  const std::string_view date = slice(text_, cells[2]);
  topic.completed = parse_date(date);
  if (!date.empty() && !topic.completed) complain(cells[2], fmt::format("'{}' is no date (YYYY-MM-DD)", date));
  if (topic.completed && topic.status == Status::planned) {
    complain(cells[2], fmt::format("topic '{}' is planned, and has a date of completion", topic.title));
  }
  topic.key_insights = value_of(slice(text_, cells[3]), escape_cell);
}

void Rows::row(Span line) {
  const std::vector<Span> cells = cells_of(text_, line);
  if (cells.size() != 4) {
    complain(line, fmt::format("a row has {}, not 4", counted(cells.size(), "cell", "cells")));
    return;
  }
  HandKeptTopic* topic = topic_of(cells[0]);
  if (!topic) return;
  if (seen_.insert(topic).second) take(cells, *topic);
  else complain(cells[0], fmt::format("topic '{}' has a second row", topic->title));
}

void Rows::read(std::size_t first_line) {
  for (std::size_t line = first_line; line <= source_.line_count(); ++line) {
    const Span span = source_.line_span(line);
    if (!slice(text_, span).starts_with('|')) break;
    row(span);
  }
  for (const HandKeptTopic& topic : index_.topics) {
    if (seen_.count(&topic) > 0) continue;
    complain(topic.heading, fmt::format("topic '{}' has no row in the table", topic.title));
    index_.findings.back().severity = Severity::warning;
  }
}

std::string without_escapes(std::string_view written) {
  std::string text;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const bool escape = written[at] == '\\' && at + 1 < written.size() &&
                        std::string_view("[]<|`\\#-+*.)>~_").find(written[at + 1]) != std::string_view::npos;
    if (escape) ++at;
    text += written[at];
  }
  return text;
}

}  // namespace

std::string value_of(std::string_view written, std::string (*escape)(std::string_view)) {
  std::string value = without_escapes(written);
  return escape(value) == written ? value : std::string(written);
}

std::optional<std::size_t> table_begin(const Page& page) {
  const std::size_t line = table_line(page);
  if (line == 0) return std::nullopt;
  return page.source->line_span(line).begin;
}

void read_table(const Page& page, HandKeptIndex& index) {
  const std::size_t line = table_line(page);
  if (line > 0) Rows(page, index).read(line + 2);  // below the line of hyphens
}

}  // namespace deepdive::index
