#include "core/yaml/plain.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/yaml/extent.hpp"

namespace deepdive::yaml {

namespace {

// So small a text has fewer values than the parser takes, and so flat a one fewer levels.
constexpr std::size_t max_bytes = 4096;
constexpr std::size_t max_depth = 6;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_name_char(char c) { return is_letter_or_digit(c) || c == '_' || c == '-'; }
bool is_word_char(char c) { return is_name_char(c) || c == ' ' || c == '.' || c == '/'; }

/// A line without its indentation and its end.
struct Line {
  std::size_t begin = 0;  ///< in the text
  std::size_t indent = 0;
  std::string_view content = {};
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t first = std::min(text.find_first_not_of(' ', begin), end);
    lines.push_back({first, first - begin, text.substr(first, end - first)});
    begin = end + 1;
  }
  return lines;
}

/// A word that reads as null is no text.
bool is_text(std::string_view word) { return !word.empty() && null_length(word, 0) != word.size(); }

bool is_plain(std::string_view word) {
  if (!is_text(word) || !(is_letter_or_digit(word.front()) || word.front() == '/')) return false;
  if (word.back() == ' ' || word.back() == ':') return false;
  return word.find_first_of("\t\r") == std::string_view::npos && word.find(": ") == std::string_view::npos &&
         word.find(" #") == std::string_view::npos;
}

bool is_quoted(std::string_view word) {
  if (word.size() < 2 || (word.front() != '"' && word.front() != '\'') || word.back() != word.front()) return false;
  const std::string_view inner = word.substr(1, word.size() - 2);
  return inner.find_first_of("\\\t\r") == std::string_view::npos && inner.find(word.front()) == std::string_view::npos;
}

/// Every function gives nothing, or false, as soon as something is not plain.
class Reader {
public:
  Reader(std::string_view text, std::size_t base) : lines_(lines_of(text)), base_(base) {}

  [[nodiscard]] std::optional<Value> read();

private:
  [[nodiscard]] std::optional<Value> block(std::size_t depth);
  [[nodiscard]] std::optional<Value> mapping(std::size_t depth);
  [[nodiscard]] std::optional<Value> sequence();
  [[nodiscard]] std::optional<Value> member_value(std::string_view written, std::size_t begin, std::size_t depth);
  [[nodiscard]] std::optional<Value> scalar(std::string_view written, std::size_t begin) const;
  [[nodiscard]] std::optional<Value> flow_sequence(std::string_view written, std::size_t begin) const;
  [[nodiscard]] Value value_at(Kind kind, std::size_t begin, std::size_t size) const;
  [[nodiscard]] bool stands_at(std::size_t indent) const { return at_ < lines_.size() && lines_[at_].indent == indent; }
  [[nodiscard]] bool stands_deeper(std::size_t indent) const {
    return at_ < lines_.size() && lines_[at_].indent > indent;
  }

  std::vector<Line> lines_;
  std::size_t base_;
  std::size_t at_ = 0;  ///< the line that comes next
};

Value Reader::value_at(Kind kind, std::size_t begin, std::size_t size) const {
  Value value;
  value.kind = kind;
  value.span = {base_ + begin, base_ + begin + size};
  return value;
}

std::optional<Value> Reader::scalar(std::string_view written, std::size_t begin) const {
  const bool quoted = is_quoted(written);
  if (!quoted && !is_plain(written)) return std::nullopt;
  Value value = value_at(Kind::scalar, begin, written.size());
  value.text = quoted ? written.substr(1, written.size() - 2) : written;
  value.plain = !quoted;
  return value;
}

std::optional<Value> Reader::flow_sequence(std::string_view written, std::size_t begin) const {
  if (written.size() < 3 || written.back() != ']') return std::nullopt;
  Value value = value_at(Kind::sequence, begin, written.size());
  for (std::size_t at = 1; at < written.size();) {
    const std::string_view word = written.substr(at, written.find_first_of(",]", at) - at);
    if (!is_plain(word) || !std::all_of(word.begin(), word.end(), is_word_char)) return std::nullopt;
    value.items.push_back(*scalar(word, begin + at));
    at += word.size() + 1;
    if (at == written.size()) return value;
    if (written[at - 1] != ',' || written[at] != ' ') return std::nullopt;
    ++at;
  }
  return std::nullopt;
}

std::optional<Value> Reader::member_value(std::string_view written, std::size_t begin, std::size_t depth) {
  const std::size_t indent = lines_[at_].indent;
  ++at_;
  if (written.empty()) return stands_deeper(indent) ? block(depth + 1) : std::nullopt;
  if (stands_deeper(indent) || written.front() != ' ' || written.size() == 1) return std::nullopt;
  const std::string_view word = written.substr(1);
  return word.front() == '[' ? flow_sequence(word, begin + 1) : scalar(word, begin + 1);
}

std::optional<Value> Reader::mapping(std::size_t depth) {
  const std::size_t indent = lines_[at_].indent;
  Value value = value_at(Kind::mapping, lines_[at_].begin, 0);
  while (stands_at(indent)) {
    const Line line = lines_[at_];
    const auto end = std::find_if_not(line.content.begin(), line.content.end(), is_name_char);
    const std::string_view name = line.content.substr(0, static_cast<std::size_t>(end - line.content.begin()));
    const bool is_name = is_text(name) && is_letter_or_digit(name.front());
    if (!is_name || end == line.content.end() || *end != ':' || value.find(name)) return std::nullopt;
    auto made = member_value(line.content.substr(name.size() + 1), line.begin + name.size() + 1, depth);
    if (!made) return std::nullopt;
    value.span.end = made->span.end;
    const Span name_span{base_ + line.begin, base_ + line.begin + name.size()};
    value.members.push_back({std::string(name), name_span, std::move(*made)});
  }
  return value;
}

std::optional<Value> Reader::sequence() {
  const std::size_t indent = lines_[at_].indent;
  Value value = value_at(Kind::sequence, lines_[at_].begin, 0);
  for (; stands_at(indent); ++at_) {
    const Line& line = lines_[at_];
    auto item = line.content.starts_with("- ") ? scalar(line.content.substr(2), line.begin + 2) : std::nullopt;
    if (!item) return std::nullopt;
    value.span.end = item->span.end;
    value.items.push_back(std::move(*item));
  }
  return value;
}

/// The lines from here on that are indented as the next one is; what follows must be less so.
std::optional<Value> Reader::block(std::size_t depth) {
  if (depth > max_depth) return std::nullopt;
  const std::size_t indent = lines_[at_].indent;
  auto value = lines_[at_].content.starts_with('-') ? sequence() : mapping(depth);
  return stands_deeper(indent) ? std::nullopt : value;
}

std::optional<Value> Reader::read() {
  if (lines_.empty() || lines_.front().content.starts_with('-')) return std::nullopt;
  auto value = block(0);
  return at_ == lines_.size() ? value : std::nullopt;
}

}  // namespace

std::optional<Tree> read_plain(std::string_view text, std::size_t base) {
  if (text.size() > max_bytes) return std::nullopt;
  auto root = Reader(text, base).read();
  if (!root) return std::nullopt;
  Tree tree;
  tree.root = std::move(*root);
  return tree;
}

}  // namespace deepdive::yaml
