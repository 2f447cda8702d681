#include "core/snippets/shell_shape.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.hpp"
#include "core/snippets/comment_claim.hpp"

namespace deepdive::snippets {

namespace {

// Above a claim that stands behind a command, its first line is looked for in so many lines.
constexpr std::size_t longest_command = 40;

std::string_view without_indentation(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

/// What stands behind a prompt; nothing when the line does not begin with it.
std::optional<std::string_view> behind(std::string_view line, char prompt) {
  const std::string_view words = without_indentation(line);
  if (words.empty() || words.front() != prompt) return std::nullopt;
  if (words.size() == 1) return words.substr(1);
  return words[1] == ' ' ? std::optional(words.substr(2)) : std::nullopt;
}

bool is_code(std::string_view line) {
  const std::string_view words = without_indentation(line);
  return !words.empty() && words.front() != '#';
}

/// Cuts a script at its claims.
class Cutter {
public:
  Cutter(const Snippet& snippet, const IsWhole& is_whole)
      : first_line_(snippet.first_line), lines_(split_lines(snippet.source)), is_whole_(is_whole) {}

  [[nodiscard]] Shape cut();

private:
  [[nodiscard]] std::string text(std::size_t from, std::size_t to, std::size_t cut) const;
  std::size_t take_own_line(std::size_t line);
  void take_trailing(std::size_t line);
  void add_statement(std::size_t from, std::size_t to);
  void add_comment(std::size_t line, std::size_t byte);

  std::size_t first_line_;
  std::vector<std::string_view> lines_;
  const IsWhole& is_whole_;
  Shape shape_ = {};
  std::size_t begin_ = 0;  ///< first line that no statement has yet
};

/// Lines `from` up to `to`, without what follows byte `cut` of the last one.
std::string Cutter::text(std::size_t from, std::size_t to, std::size_t cut) const {
  std::string all;
  for (std::size_t i = from; i < to; ++i) {
    all.append(i + 1 == to ? lines_[i].substr(0, cut) : lines_[i]).append(1, '\n');
  }
  return all;
}

/// Lines without code around it are left out.
void Cutter::add_statement(std::size_t from, std::size_t to) {
  while (from < to && !is_code(lines_[from])) ++from;
  while (to > from && !is_code(lines_[to - 1])) --to;
  if (from < to) shape_.statements.push_back({first_line_ + from, first_line_ + to - 1, true, true});
}

void Cutter::add_comment(std::size_t line, std::size_t byte) {
  const bool trailing = is_code(lines_[line].substr(0, byte));
  shape_.comments.push_back({first_line_ + line, byte, trailing, true, std::string(lines_[line].substr(byte))});
}

/// A claim on a line of its own, with the comments below it; gives the next line.
std::size_t Cutter::take_own_line(std::size_t line) {
  const bool whole = is_whole_(text(begin_, line, std::string_view::npos));
  std::size_t next = line + 1;
  if (!whole) return next;
  add_statement(begin_, line);
  add_comment(line, lines_[line].find('#'));
  for (; next < lines_.size() && without_indentation(lines_[next]).starts_with('#'); ++next) {
    add_comment(next, lines_[next].find('#'));
  }
  begin_ = next;
  return next;
}

/// A claim behind a command, which begins on that line or above it.
void Cutter::take_trailing(std::size_t line) {
  const std::size_t byte = lines_[line].find(" #") + 1;
  if (!is_whole_(text(begin_, line + 1, byte))) return;
  const std::size_t farthest = std::max(begin_, line - std::min(line, longest_command));
  for (std::size_t from = line + 1; from-- > farthest;) {
    const bool alone = is_code(lines_[from]) && is_whole_(text(from, line + 1, byte));
    if (!alone || !is_whole_(text(begin_, from, std::string_view::npos))) continue;
    add_statement(begin_, from);
    shape_.statements.push_back({first_line_ + from, first_line_ + line, true, true});
    add_comment(line, byte);
    begin_ = line + 1;
    return;
  }
}

Shape Cutter::cut() {
  for (std::size_t line = 0; line < lines_.size();) {
    const std::string_view words = without_indentation(lines_[line]);
    const std::size_t mark = lines_[line].find(" #");
    const bool own_line = words.starts_with('#') && comment_claim(words).form != CommentForm::none;
    const bool trailing = !own_line && is_code(words) && mark != std::string_view::npos &&
                          comment_claim(lines_[line].substr(mark + 1)).form != CommentForm::none;
    if (trailing) take_trailing(line);
    line = own_line ? take_own_line(line) : line + 1;
  }
  if (shape_.comments.empty()) return {};
  add_statement(begin_, lines_.size());
  shape_.known = true;
  return std::move(shape_);
}

}  // namespace

Shape shell_session(const Snippet& snippet) {
  Shape shape;
  shape.known = true;
  bool typing = false;  // the line before is typed text
  std::size_t blanks = 0;
  std::size_t line = snippet.first_line;
  for (const std::string_view text : split_lines(snippet.source)) {
    const auto command = behind(text, '$');
    const auto more = typing ? behind(text, '>') : std::nullopt;
    if (command) {
      shape.examples.push_back({line, line, 0, std::string(*command)});
    } else if (more) {
      shape.examples.back().source.append(1, '\n').append(*more);
      shape.examples.back().last_line = line;
    } else if (!shape.examples.empty()) {
      ++blanks;
      if (!trim(text).empty()) shape.examples.back().output_lines += std::exchange(blanks, 0);
    }
    typing = command || more;
    if (typing) blanks = 0;
    ++line;
  }
  return shape;
}

Shape shell_script(const Snippet& snippet, const IsWhole& is_whole) { return Cutter(snippet, is_whole).cut(); }

std::string shell_commands(const Snippet& snippet) {
  if (!snippet.session) return snippet.source;
  std::string text;
  std::size_t line = snippet.first_line;
  for (const Example& example : shell_session(snippet).examples) {
    text.append(example.first_line - line, '\n').append(example.source).append(1, '\n');
    line = example.last_line + 1;
  }
  return text;
}

}  // namespace deepdive::snippets
