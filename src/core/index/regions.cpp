#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/base/line_ends.hpp"
#include "core/base/suggest.hpp"
#include "core/index/index.hpp"
#include "core/index/seal.hpp"

namespace deepdive::index {

namespace {

enum class Side { begin, end };

struct Marker {
  Side side = Side::begin;
  std::string name = {};
  std::string meant = {};  ///< the region that it counts for, when its name is misspelt
  Span span = {};
  Span line = {};       ///< with its line end
  Span seal = {};       ///< of a marker that ends a region: its last word, or the empty place behind the name
  bool faulty = false;  ///< a problem is noted already
};

constexpr std::string_view begin_word = "deepdive:begin";
constexpr std::string_view end_word = "deepdive:end";

/// A byte order mark is no part of it.
Span whole_line(const SourceFile& page, std::size_t offset) {
  const std::size_t line = page.line_of(offset);
  const std::size_t begin = page.line_span(line).begin;
  const std::size_t end = line < page.line_count() ? page.line_span(line + 1).begin : page.text().size();
  const bool marked = begin == 0 && page.text().starts_with(byte_order_mark);
  return {begin + (marked ? byte_order_mark.size() : 0), end};
}

std::optional<Marker> read_marker(const SourceFile& page, const markdown::Comment& comment) {
  if (!comment.closed) return std::nullopt;
  const std::string_view text = trim(slice(page.text(), comment.text_span));
  const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
  if (word != begin_word && word != end_word) return std::nullopt;
  const bool begins = word == begin_word;
  std::string_view name = trim(text.substr(word.size()));
  const std::size_t end = static_cast<std::size_t>(name.data() - page.text().data()) + name.size();
  Span seal{end, end};
  const std::size_t last = name.find_last_of(" \t") + 1;
  if (!begins && last > 0 && is_seal(name.substr(last))) {
    seal.begin -= name.size() - last;
    name = trim(name.substr(0, last));
  }
  return Marker{begins ? Side::begin : Side::end,
                std::string(name),
                std::string(name),
                comment.span,
                whole_line(page, comment.span.begin),
                seal,
                false};
}

/// The known name that a marker means: its own, the nearest one, or what it says when there is none.
std::string meant_name(const std::string& name) {
  const auto& known = region_names();
  if (std::find(known.begin(), known.end(), name) != known.end()) return name;
  return nearest(name, known).value_or(name);
}

/// Pairs markers in order; what does not fit becomes a problem, one for each slip of the author.
class Pairing {
public:
  Pairing(const SourceFile& page, std::vector<Marker> markers) : page_(page), markers_(std::move(markers)) {}

  [[nodiscard]] IndexState run();

private:
  void look_at(std::size_t at);
  void begin(std::size_t at);
  void end(std::size_t at);
  void close(const Marker& marker);
  void complain(Marker& marker, std::string message);
  [[nodiscard]] bool is_alone(const Marker& marker) const;
  [[nodiscard]] bool is_taken(const std::string& name) const;
  [[nodiscard]] bool begins_before(std::size_t at) const;
  [[nodiscard]] bool ends_later(const std::string& name, std::size_t after) const;

  const SourceFile& page_;
  std::vector<Marker> markers_;
  std::optional<std::size_t> open_ = std::nullopt;  ///< index of the marker whose region is open
  std::multiset<std::string> ignored_ = {};         ///< names of misplaced regions whose ends are still to come
  // Looked up instead of searched for, or many markers would take the square of their number.
  std::map<std::string, std::size_t> first_begins_ = {};  ///< by what the marker says
  std::map<std::string, std::size_t> last_ends_ = {};     ///< by the region that is meant
  std::set<std::string> taken_ = {};                      ///< names of regions that are whole
  IndexState state_ = {};
};

void Pairing::complain(Marker& marker, std::string message) {
  if (!marker.faulty) state_.problems.push_back({marker.span, std::move(message)});
  marker.faulty = true;
}

bool Pairing::is_alone(const Marker& marker) const {
  return trim(slice(page_.text(), marker.line)) == slice(page_.text(), marker.span);
}

bool Pairing::is_taken(const std::string& name) const { return taken_.count(name) > 0; }

bool Pairing::ends_later(const std::string& name, std::size_t after) const {
  const auto last = last_ends_.find(name);
  return last != last_ends_.end() && last->second > after;
}

/// What is wrong with a marker by itself. It still counts as the marker that it was meant to be; the end of a region
/// whose name is wrong at its beginning already is no second problem.
void Pairing::look_at(std::size_t at) {
  Marker& marker = markers_[at];
  if (!is_alone(marker)) complain(marker, "a marker of the index must stand alone on its line");
  const auto& known = region_names();
  if (std::find(known.begin(), known.end(), marker.name) != known.end()) return;
  marker.faulty = marker.faulty || (marker.side == Side::end && begins_before(at));
  const std::string hint = did_you_mean(marker.name, known);
  complain(marker, marker.name.empty()
                       ? std::string("the marker names no region")
                       : fmt::format("region '{}' is not known{}{}", marker.name, hint.empty() ? "" : "; ", hint));
  marker.meant = meant_name(marker.name);
}

bool Pairing::begins_before(std::size_t at) const {
  const auto first = first_begins_.find(markers_[at].name);
  return first != first_begins_.end() && first->second < at;
}

void Pairing::begin(std::size_t at) {
  Marker& marker = markers_[at];
  if (open_ && !ends_later(markers_[*open_].meant, at)) {
    complain(markers_[*open_], fmt::format("region '{}' begins and does not end", markers_[*open_].name));
    open_ = std::nullopt;
  }
  if (is_taken(marker.meant) || (open_ && markers_[*open_].meant == marker.meant)) {
    complain(marker, fmt::format("region '{}' stands here twice", marker.name));
  } else if (open_) {
    complain(marker, fmt::format("region '{}' begins inside region '{}'", marker.name, markers_[*open_].name));
  }
  if (open_) ignored_.insert(marker.meant);
  else open_ = at;
}

void Pairing::close(const Marker& marker) {
  const Marker& opening = markers_[*open_];
  IndexRegion region;
  region.name = opening.meant;
  // Both on one line are a problem already; what is between them is nothing.
  region.span = {opening.line.end, std::max(opening.line.end, marker.line.begin)};
  region.marker = opening.span;
  taken_.insert(region.name);
  region.closing = marker.span;
  region.seal = marker.seal;
  state_.regions.push_back(std::move(region));
  open_ = std::nullopt;
}

void Pairing::end(std::size_t at) {
  Marker& marker = markers_[at];
  if (open_ && markers_[*open_].meant == marker.meant) return close(marker);
  if (const auto ignored = ignored_.find(marker.meant); ignored != ignored_.end()) {
    ignored_.erase(ignored);
    return;
  }
  if (!open_ || ends_later(markers_[*open_].meant, at)) {
    complain(marker, fmt::format("region '{}' ends and has not begun", marker.name));
    return;
  }
  complain(marker, fmt::format("region '{}' ends where region '{}' should", marker.name, markers_[*open_].name));
  open_ = std::nullopt;
}

IndexState Pairing::run() {
  for (std::size_t i = 0; i < markers_.size(); ++i) {
    if (markers_[i].side == Side::begin) first_begins_.emplace(markers_[i].name, i);
  }
  for (std::size_t i = 0; i < markers_.size(); ++i) {
    look_at(i);
    if (markers_[i].side == Side::end) last_ends_[markers_[i].meant] = i;
  }
  for (std::size_t i = 0; i < markers_.size(); ++i) {
    if (markers_[i].side == Side::begin) begin(i);
    else end(i);
  }
  if (open_) complain(markers_[*open_], fmt::format("region '{}' begins and does not end", markers_[*open_].name));
  std::stable_sort(state_.problems.begin(), state_.problems.end(),
                   [](const MarkerProblem& a, const MarkerProblem& b) { return a.span < b.span; });
  return std::move(state_);
}

std::string_view line_end_of(const SourceFile& page, const IndexRegion& region) {
  const std::size_t at = region.span.begin;
  return at >= 2 && page.text().substr(at - 2, 2) == "\r\n" ? "\r\n" : "\n";
}

}  // namespace

bool has_markers(const SourceFile& page, const markdown::Document& document) {
  return std::any_of(document.comments.begin(), document.comments.end(),
                     [&](const markdown::Comment& comment) { return read_marker(page, comment).has_value(); });
}

IndexState compare(const Page& page, const Collection& collection, const IndexSettings& settings) {
  std::vector<Marker> markers;
  for (const markdown::Comment& comment : page.document.comments) {
    if (auto marker = read_marker(*page.source, comment)) markers.push_back(std::move(*marker));
  }
  IndexState state = Pairing(*page.source, std::move(markers)).run();
  state.page = page.source;
  for (IndexRegion& region : state.regions) {
    const std::string text = '\n' + render_region(region.name, collection, settings) + '\n';
    region.expected = with_line_ends(text, line_end_of(*page.source, region));
    const bool sealed = region.seal.begin < region.seal.end;
    if (sealed && state.problems.empty()) seal(region, *page.source);
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
