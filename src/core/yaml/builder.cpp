#include "core/yaml/builder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/yaml/extent.hpp"

namespace deepdive::yaml {

namespace {

constexpr std::size_t max_depth = 8;
constexpr std::size_t max_values = 4000;

std::size_t offset_of(const YAML::Mark& mark) { return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos); }

/// In bytes, from the beginning of its line.
std::size_t column_of(std::string_view text, std::size_t at) {
  const std::size_t newline = text.substr(0, at).rfind('\n');
  return newline == std::string_view::npos ? at : at - newline - 1;
}

}  // namespace

void Builder::refuse(std::size_t at, std::string message, std::string help) const {
  const std::size_t begin = base_ + std::min(at, text_.size());
  throw Refusal({{begin, std::min(begin + 1, base_ + text_.size())}, std::move(message), std::move(help)});
}

void Builder::check_properties(std::size_t at, const std::string& tag, YAML::anchor_t anchor) const {
  if (anchor != 0) refuse(at, std::string(anchor_message), std::string(anchor_help));
  const bool tagged = at < text_.size() && text_[at] == '!';
  if (tagged || (!tag.empty() && tag != "?" && tag != "!")) {
    refuse(at, "tags ('!name') are not read here", "put the value in quotes");
  }
}

void Builder::OnDocumentStart(const YAML::Mark& mark) {
  const std::size_t at = std::min(offset_of(mark), text_.size());
  const bool marked = text_.substr(at, 3) == "---";
  if (began_) refuse(at, marked ? "a second YAML document follows the first" : "the fields end before this");
  began_ = true;
}

void Builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  refuse(offset_of(mark), std::string(alias_message), std::string(alias_help));
}

/// Whether a value at `at` is the innermost collection's. The mark of an absent one is where the next words begin: by
/// its indentation a `~` there can be the next field's name.
bool Builder::holds(std::size_t at) const {
  const auto is_flow = [](const Level& level) { return level.flow; };
  if (levels_.empty() || std::any_of(levels_.begin(), levels_.end(), is_flow)) return true;
  return column_of(text_, at) > column_of(text_, levels_.back().value.span.begin - base_);
}

/// Of the word that says null, or where the value that is absent could stand.
Span Builder::null_span(std::size_t at) const {
  const std::size_t length = holds(at) ? null_length(text_, at) : 0;
  if (length > 0) return {base_ + at, base_ + at + length};
  const Level* level = levels_.empty() ? nullptr : &levels_.back();
  std::size_t begin = progress_;
  if (level && level->value.kind == Kind::mapping && !level->has_key) begin = at;
  if (level && level->value.kind == Kind::sequence && !level->flow)
    begin = dash_end(text_, std::max(progress_, level->value.span.begin - base_));
  return {base_ + begin, base_ + begin};
}

void Builder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::size_t at = std::min(offset_of(mark), text_.size());
  if (anchor != 0) check_properties(at, {}, anchor);
  Value value;
  value.span = null_span(at);
  value.plain = true;
  add(std::move(value));
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& text) {
  const std::size_t at = offset_of(mark);
  check_properties(at, tag, anchor);
  Value value;
  value.kind = Kind::scalar;
  value.text = text;
  value.plain = tag == "?";
  value.span = {base_ + at, base_ + scalar_end(text_, at, text)};
  add(std::move(value));
}

void Builder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                              YAML::EmitterStyle::value style) {
  check_properties(offset_of(mark), tag, anchor);
  open(Kind::sequence, offset_of(mark), style);
}

void Builder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) {
  check_properties(offset_of(mark), tag, anchor);
  open(Kind::mapping, offset_of(mark), style);
}

void Builder::OnSequenceEnd() { close(); }
void Builder::OnMapEnd() { close(); }

void Builder::open(Kind kind, std::size_t at, YAML::EmitterStyle::value style) {
  if (levels_.size() >= max_depth) refuse(at, fmt::format("values are nested more than {} levels deep", max_depth));
  Level level;
  level.value.kind = kind;
  level.value.span = {base_ + at, base_ + at};
  // The mapping of `[name: value]` is said to be one too, and ends with its value.
  level.flow = style == YAML::EmitterStyle::Flow && at < text_.size() && (text_[at] == '[' || text_[at] == '{');
  if (level.flow) progress_ = at + 1;
  levels_.push_back(std::move(level));
}

void Builder::close() {
  Level level = std::move(levels_.back());
  levels_.pop_back();
  const std::size_t last = std::max(progress_, level.value.span.begin - base_);
  level.value.span.end = base_ + (level.flow ? flow_end(text_, last) : last);
  add(std::move(level.value));
}

void Builder::add(Value value) {
  if (++values_ > max_values)
    refuse(value.span.begin - base_, fmt::format("there are more than {} values", max_values));
  progress_ = std::max(progress_, value.span.end - base_);
  if (levels_.empty()) {
    tree_.root = std::move(value);
    return;
  }
  Level& level = levels_.back();
  if (level.value.kind == Kind::sequence) {
    level.value.items.push_back(std::move(value));
  } else if (level.has_key) {
    add_member(level, std::move(value));
  } else {
    add_key(value);
  }
}

void Builder::add_key(const Value& key) {
  const std::size_t at = key.span.begin - base_;
  if (key.kind != Kind::scalar) refuse(at, "a field's name must be plain text");
  if (key.plain && key.text == "<<") refuse(at, "merge keys ('<<') are not read here", "write the fields out");
  Level& level = levels_.back();
  level.has_key = true;
  level.key = key.text;
  level.key_span = key.span;
}

void Builder::add_member(Level& level, Value value) {
  level.has_key = false;
  const auto [place, is_new] = level.places.emplace(level.key, level.value.members.size());
  if (!is_new) {
    tree_.duplicates.push_back({level.key, level.key_span, level.value.members[place->second].key_span});
    return;
  }
  level.value.members.push_back({level.key, level.key_span, std::move(value)});
}

}  // namespace deepdive::yaml
