#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/suggest.hpp"
#include "core/index/index.hpp"

namespace deepdive::index {

namespace {

enum class Side { begin, end };

struct Marker {
  Side side = Side::begin;
  std::string name = {};
  Span span = {};
  Span line = {};  ///< with its line end
};

constexpr std::string_view begin_word = "deepdive:begin";
constexpr std::string_view end_word = "deepdive:end";

Span whole_line(const SourceFile& page, std::size_t offset) {
  const std::size_t line = page.line_of(offset);
  const std::size_t end = line < page.line_count() ? page.line_span(line + 1).begin : page.text().size();
  return {page.line_span(line).begin, end};
}

std::optional<Marker> read_marker(const SourceFile& page, const markdown::Comment& comment) {
  if (!comment.closed) return std::nullopt;
  const std::string_view text = trim(slice(page.text(), comment.text_span));
  const bool begins = text.substr(0, begin_word.size()) == begin_word;
  if (!begins && text.substr(0, end_word.size()) != end_word) return std::nullopt;
  const std::string_view name = trim(text.substr(begins ? begin_word.size() : end_word.size()));
  return Marker{begins ? Side::begin : Side::end, std::string(name), comment.span,
                whole_line(page, comment.span.begin)};
}

/// Pairs markers in order; what does not fit becomes a problem.
class Pairing {
public:
  explicit Pairing(const SourceFile& page) : page_(page) {}

  void add(const Marker& marker);
  void finish();
  [[nodiscard]] IndexState take() { return std::move(state_); }

private:
  void begin(const Marker& marker);
  void end(const Marker& marker);
  void complain(const Marker& marker, std::string message) {
    state_.problems.push_back({marker.span, std::move(message)});
  }
  [[nodiscard]] bool is_alone(const Marker& marker) const;
  [[nodiscard]] bool is_taken(const std::string& name) const;

  const SourceFile& page_;
  std::optional<Marker> open_ = std::nullopt;
  IndexState state_ = {};
};

bool Pairing::is_alone(const Marker& marker) const {
  return trim(slice(page_.text(), marker.line)) == slice(page_.text(), marker.span);
}

bool Pairing::is_taken(const std::string& name) const {
  return std::any_of(state_.regions.begin(), state_.regions.end(),
                     [&](const IndexRegion& region) { return region.name == name; });
}

void Pairing::begin(const Marker& marker) {
  const auto& known = region_names();
  if (std::find(known.begin(), known.end(), marker.name) == known.end()) {
    const std::string hint = did_you_mean(marker.name, known);
    complain(marker, fmt::format("region '{}' is not known{}{}", marker.name, hint.empty() ? "" : "; ", hint));
  } else if (open_) {
    complain(marker, fmt::format("region '{}' begins inside region '{}'", marker.name, open_->name));
    return;
  } else if (is_taken(marker.name)) {
    complain(marker, fmt::format("region '{}' stands here twice", marker.name));
  }
  open_ = marker;
}

void Pairing::end(const Marker& marker) {
  if (!open_) {
    complain(marker, fmt::format("region '{}' ends and has not begun", marker.name));
  } else if (open_->name != marker.name) {
    complain(marker, fmt::format("region '{}' ends where region '{}' should", marker.name, open_->name));
  } else {
    IndexRegion region;
    region.name = marker.name;
    region.span = {open_->line.end, marker.line.begin};
    region.marker = open_->span;
    state_.regions.push_back(std::move(region));
    open_ = std::nullopt;
  }
}

void Pairing::add(const Marker& marker) {
  if (!is_alone(marker)) {
    complain(marker, "a marker of the index must stand alone on its line");
    return;
  }
  if (marker.side == Side::begin) begin(marker);
  else end(marker);
}

void Pairing::finish() {
  if (open_) complain(*open_, fmt::format("region '{}' begins and does not end", open_->name));
}

std::string with_line_ends(const std::string& text, std::string_view line_end) {
  std::string made;
  for (const char c : text) {
    if (c == '\n') made += line_end;
    else made += c;
  }
  return made;
}

std::string_view line_end_of(const SourceFile& page, const IndexRegion& region) {
  const std::size_t at = region.span.begin;
  return at >= 2 && page.text().substr(at - 2, 2) == "\r\n" ? "\r\n" : "\n";
}

}  // namespace

IndexState compare(const Page& page, const Collection& collection, const IndexSettings& settings) {
  Pairing pairing(*page.source);
  for (const markdown::Comment& comment : page.document.comments) {
    if (const auto marker = read_marker(*page.source, comment)) pairing.add(*marker);
  }
  pairing.finish();
  IndexState state = pairing.take();
  state.page = page.source;
  for (IndexRegion& region : state.regions) {
    const std::string text = '\n' + render_region(region.name, collection, settings) + '\n';
    region.expected = with_line_ends(text, line_end_of(*page.source, region));
  }
  return state;
}

std::string apply(const IndexState& state) {
  const std::string_view before = state.page->text();
  std::string after;
  std::size_t at = 0;
  for (const IndexRegion& region : state.regions) {
    after += before.substr(at, region.span.begin - at);
    after += region.expected;
    at = region.span.end;
  }
  after += before.substr(at);
  return after;
}

}  // namespace deepdive::index
