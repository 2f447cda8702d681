#include "core/index/hand_kept.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/index/escape.hpp"
#include "core/index/hand_kept_table.hpp"
#include "core/index/index.hpp"
#include "core/index/signs.hpp"
#include "core/topic/slug.hpp"

namespace deepdive::index {

namespace {

/// What follows `prefix`, without blanks around it; nothing when the text does not begin so.
std::optional<std::string_view> after(std::string_view text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return std::nullopt;
  return trim(text.substr(prefix.size()));
}

/// "x.md" of "`x.md`" and of "[`x.md`](topics/x.md)".
std::string file_name(std::string_view written) {
  if (written.starts_with('[')) written = written.substr(1, written.find(']') - 1);
  while (written.starts_with('`')) written.remove_prefix(1);
  while (written.ends_with('`')) written.remove_suffix(1);
  return std::string(trim(written));
}

/// Reads the entries of one page.
class Reader {
public:
  explicit Reader(const Page& page) : page_(page), text_(page.source->text()), table_(table_begin(page)) {}

  [[nodiscard]] HandKeptIndex run();

private:
  void read_entry(const markdown::Heading& heading, std::size_t end);
  void read_line(Span line, HandKeptTopic& topic);
  [[nodiscard]] std::size_t end_of(const markdown::Heading& heading) const;
  [[nodiscard]] bool is_new(const HandKeptTopic& topic) const;
  void complain(Span span, std::string message, std::string help = {}) {
    index_.findings.push_back(finding(*page_.source, span, std::move(message), std::move(help)));
  }

  const Page& page_;
  std::string_view text_;
  std::optional<std::size_t> table_;
  bool in_list_ = false;
  bool strange_ = false;  ///< the line before was not understood, which has been said
  HandKeptIndex index_ = {};
};

/// An entry ends with the next heading, rule or comment, or with the table.
std::size_t Reader::end_of(const markdown::Heading& heading) const {
  std::size_t end = text_.size();
  const auto end_at = [&](std::size_t begin) {
    if (begin > heading.span.begin) end = std::min(end, begin);
  };
  for (const markdown::Heading& other : page_.document.headings) end_at(other.span.begin);
  if (table_) end_at(*table_);
  for (const markdown::Comment& comment : page_.document.comments) {
    if (comment.block) end_at(comment.span.begin);
  }
  for (const markdown::Block& block : page_.document.blocks) {
    if (block.kind == markdown::BlockKind::thematic_break) end_at(block.span.begin);
  }
  return end;
}

bool Reader::is_new(const HandKeptTopic& topic) const {
  return std::none_of(index_.topics.begin(), index_.topics.end(), [&](const HandKeptTopic& other) {
    return slug_of(other.title) == slug_of(topic.title) || (!topic.file.empty() && other.file == topic.file);
  });
}

void Reader::read_line(Span line, HandKeptTopic& topic) {
  const std::string_view words = trim(slice(text_, line));
  const bool after_strange = std::exchange(strange_, false);
  if (words.empty()) return;
  topic.entry.end = line.begin + slice(text_, line).find_last_not_of(" \t\r") + 1;
  const auto item = after(words, "- ");
  if (in_list_ && item) {
    topic.topics.push_back(value_of(*item, escape_item));
    return;
  }
  in_list_ = words == "**Topics Covered**:" || words == "**Planned Topics**:";
  if (in_list_) return;
  const auto when = after(words, "**When to Read**:");
  const auto file = after(words, "**File**:");
  if (when && topic.when_to_read.empty()) {
    topic.when_to_read = value_of(*when, escape_inline);
  } else if (file && topic.file.empty()) {
    topic.file = file_name(*file);
  } else {
    strange_ = true;
    if (!after_strange) complain(line, fmt::format("topic '{}' has no field for this line", topic.title));
  }
}

void Reader::read_entry(const markdown::Heading& heading, std::size_t end) {
  HandKeptTopic topic;
  const std::string_view written = slice(text_, heading.text_span);
  for (const Status status : {Status::planned, Status::draft, Status::created}) {
    const auto title = after(written, sign_of(status));
    if (!title) continue;
    topic.status = status;
    topic.title = value_of(*title, escape_heading);
  }
  if (topic.title.empty()) return;
  topic.heading = heading.span;
  topic.entry = heading.span;
  in_list_ = false;
  strange_ = false;
  const SourceFile& source = *page_.source;
  for (std::size_t line = source.line_of(heading.span.end) + 1;
       line <= source.line_count() && source.line_span(line).begin < end; ++line) {
    read_line(source.line_span(line), topic);
  }
  if (is_new(topic)) index_.topics.push_back(std::move(topic));
  else complain(heading.span, fmt::format("topic '{}' stands here twice", topic.title));
}

HandKeptIndex Reader::run() {
  for (const markdown::Heading& heading : page_.document.headings) {
    if (heading.top_level && heading.level == 3) read_entry(heading, end_of(heading));
  }
  read_table(page_, index_);
  for (const HandKeptTopic& topic : index_.topics) {
    if (topic.status != Status::created || topic.completed) continue;
    complain(topic.heading, fmt::format("topic '{}' is created, but no table says when it was completed", topic.title),
             "a row of '| Topic | Status | Date Completed | Key Insights |' says so");
  }
  std::stable_sort(index_.findings.begin(), index_.findings.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.location.span.begin < b.location.span.begin;
  });
  return std::move(index_);
}

/// Lines without blanks at their ends, but for those that break a line.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines = split_lines(text);
  while (!lines.empty() && trim(lines.back()).empty()) lines.pop_back();
  return lines;
}

/// What the index would write for one topic.
std::string entry_of(const Topic& topic, const IndexSettings& settings) {
  Collection alone;
  alone.topics.push_back(topic);
  const bool created = topic.front.status == Status::created;
  return render_region(created ? "available" : "planned", alone, settings);
}

}  // namespace

HandKeptIndex read_hand_kept(const Page& page) { return Reader(page).run(); }

std::vector<Diagnostic> differences(const Page& page, const HandKeptIndex& read, const std::vector<Topic>& made,
                                    const IndexSettings& settings) {
  std::vector<Diagnostic> findings;
  for (std::size_t i = 0; i < made.size(); ++i) {
    const std::string rendered = entry_of(made[i], settings);
    const Span entry = read.topics[i].entry;
    const SourceFile& source = *page.source;
    const std::size_t first = source.line_of(entry.begin);
    // The whole last line, with blanks that may break it.
    const Span whole{entry.begin, source.line_span(source.line_of(entry.end)).end};
    const auto there = lines_of(slice(source.text(), whole));
    const auto wanted = lines_of(rendered);
    const auto [a, b] = std::mismatch(there.begin(), there.end(), wanted.begin(), wanted.end());
    if (a == there.end() && b == wanted.end()) continue;
    const Span line = source.line_span(first + static_cast<std::size_t>(a - there.begin()));
    findings.push_back(
        finding(source, line, fmt::format("`render-index` writes '{}' here", b == wanted.end() ? "" : *b)));
    findings.back().severity = Severity::warning;
  }
  return findings;
}

}  // namespace deepdive::index
