#include "core/base/source.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace deepdive {

namespace {

constexpr std::size_t stride = 1024;
constexpr std::size_t usual_line = 32;  // bytes, to make room for the lines of a text

/// Of a text with a long line: one at the beginning and one about every `stride` bytes, where a character begins.
std::vector<Milestone> milestones_of(std::string_view text) {
  std::vector<Milestone> milestones{{0, 0}};
  for (std::size_t at = stride; at < text.size(); at += stride) {
    while (at < text.size() && continues_character(text[at])) ++at;
    const Milestone& last = milestones.back();
    milestones.push_back({at, last.code_points + count_code_points(text.substr(last.offset, at - last.offset))});
  }
  return milestones;
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
  line_starts_.reserve(1 + text_.size() / usual_line);
  line_starts_.push_back(0);
  std::size_t longest = 0;
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    longest = std::max(longest, at - line_starts_.back());
    line_starts_.push_back(at + 1);
  }
  line_starts_.shrink_to_fit();
  longest = std::max(longest, text_.size() - line_starts_.back());
  if (longest >= stride) milestones_ = milestones_of(text_);
}

std::size_t SourceFile::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), std::min(offset, text_.size()));
  return static_cast<std::size_t>(after - line_starts_.begin());
}

Position SourceFile::position(std::size_t offset) const {
  const std::size_t line = line_of(offset);
  const std::size_t start = line_starts_[line - 1];
  const std::string_view before = text().substr(start, std::min(offset, text_.size()) - start);
  const bool marked = start == 0 && before.starts_with(byte_order_mark);
  const std::size_t code_points = before.size() < stride
                                      ? count_code_points(before)
                                      : code_points_before(start + before.size()) - code_points_before(start);
  return {line, 1 + code_points - (marked ? 1 : 0)};
}

std::size_t SourceFile::code_points_before(std::size_t offset) const {
  const auto after = std::upper_bound(milestones_.begin(), milestones_.end(), offset,
                                      [](std::size_t at, const Milestone& milestone) { return at < milestone.offset; });
  const Milestone& milestone = *std::prev(after);
  return milestone.code_points + count_code_points(text().substr(milestone.offset, offset - milestone.offset));
}

std::size_t SourceFile::line_count() const {
  const bool ends_with_newline = line_starts_.back() == text_.size();
  return line_starts_.size() - (ends_with_newline ? 1 : 0);
}

Span SourceFile::line_span(std::size_t line) const {
  if (line == 0 || line > line_starts_.size()) return {text_.size(), text_.size()};
  const std::size_t begin = line_starts_[line - 1];
  std::size_t end = line < line_starts_.size() ? line_starts_[line] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return {begin, end};
}

const SourceFile& Sources::add(std::string path, std::string text) {
  return add(std::make_unique<SourceFile>(std::move(path), std::move(text)));
}

const SourceFile& Sources::add(std::unique_ptr<const SourceFile> file) {
  files_.push_back(std::move(file));
  return *files_.back();
}

}  // namespace deepdive
