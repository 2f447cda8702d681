#include "core/snippets/claims.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "core/snippets/comment_claim.hpp"
#include "core/snippets/literal.hpp"
#include "core/snippets/traceback.hpp"

namespace deepdive::snippets {

namespace {

using markdown::CodeBlock;
using markdown::CodeLine;

std::string_view trim_right(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r");
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

constexpr std::string_view blank_answer = "<BLANKLINE>";  // as doctest writes an empty line

/// ClaimText of a claim while it is put together.
struct ClaimText {
  std::string text = {};
  std::vector<Span> spans = {};

  void add(std::string_view line, Span span) {
    text.append(line).append(1, '\n');
    spans.push_back(span);
  }
};

/// Without empty lines at the end.
ClaimText without_blank_end(ClaimText lines) {
  while (!lines.spans.empty() && (lines.text == "\n" || lines.text.ends_with("\n\n"))) {
    lines.text.pop_back();
    lines.spans.pop_back();
  }
  return lines;
}

/// A claim behind a statement: its kind, and the byte of the comment at which its text begins.
struct Trailing {
  ClaimKind kind = ClaimKind::result;
  std::size_t from = 0;
};

std::optional<Trailing> trailing_claim(std::string_view comment, const Statement& statement) {
  const CommentClaim said = comment_claim(comment);
  const bool marked = said.form == CommentForm::arrow || said.form == CommentForm::output;
  const std::size_t from = marked ? said.text : mark_length(comment);
  const std::size_t begin = std::min(comment.find_first_not_of(marked ? " \t" : "# \t", from), comment.size());
  const std::string_view text = trim(comment.substr(begin));
  if (marked && statement.expression && !text.empty()) return Trailing{ClaimKind::result, begin};
  const bool literal = said.form == CommentForm::none && statement.prints && canonical_literal(text);
  return literal ? std::optional(Trailing{ClaimKind::literal, begin}) : std::nullopt;
}

/// What a trailing comment says that its statement raises, with or without an arrow. Behind a print, the name of an
/// exception may be its output.
std::optional<ExpectedException> raised_by(std::string_view comment, const Statement& statement) {
  if (statement.prints && !is_marked_exception(comment)) return std::nullopt;
  const CommentClaim said = comment_claim(comment);
  return exception_in_comment(said.form == CommentForm::arrow ? comment.substr(said.text) : comment);
}

/// Builds the steps and claims of one block.
class Builder {
public:
  Builder(const SourceFile& source, const markdown::Document& document, const Snippet& snippet, const Shape& shape)
      : source_(source),
        document_(document),
        snippet_(snippet),
        shape_(shape),
        block_(document.code_blocks[snippet.block]),
        content_(split_lines(block_.content)) {}

  [[nodiscard]] Expectations build();

private:
  using Comments = std::vector<CodeComment>::const_iterator;

  [[nodiscard]] std::optional<std::size_t> index_of(std::size_t line) const;
  [[nodiscard]] Span place(const CodeComment& comment, std::size_t from) const;
  void add_claim(ClaimKind kind, std::size_t first_step, ClaimText lines, std::size_t line);

  void read_script();
  Comments read_own_line(Comments comment);
  void read_trailing(const CodeComment& comment);
  void claim_printed(ClaimText lines, const CodeComment& mark, std::size_t line);
  [[nodiscard]] std::size_t statements_above(std::size_t line) const;
  void cut_before(std::size_t statement);
  Step& step_of(std::size_t statement);
  [[nodiscard]] Step whole_block() const;

  [[nodiscard]] std::optional<ShownTraceback> traceback_in(std::string_view text) const;
  void read_program();
  void read_session();
  void read_answer(const Example& example);
  void read_fence();

  const SourceFile& source_;
  const markdown::Document& document_;
  const Snippet& snippet_;
  const Shape& shape_;
  const CodeBlock& block_;
  std::vector<std::string_view> content_;
  Expectations made_ = {};
  std::size_t taken_ = 0;      ///< statements that are part of a step
  std::size_t unclaimed_ = 0;  ///< first step whose output nothing has claimed yet
};

/// Which line of the block a line of the file is.
std::optional<std::size_t> Builder::index_of(std::size_t line) const {
  const auto& lines = block_.lines;
  const auto found = std::lower_bound(lines.begin(), lines.end(), line,
                                      [](const CodeLine& one, std::size_t number) { return one.line < number; });
  if (found == lines.end() || found->line != line) return std::nullopt;
  return static_cast<std::size_t>(found - lines.begin());
}

/// Bytes of the file from `from` of the comment to its end, without blanks there; empty for a comment that is not where
/// the shape says.
Span Builder::place(const CodeComment& comment, std::size_t from) const {
  const auto index = index_of(comment.line);
  if (!index) return {};
  const Span line = block_.lines[*index].span;
  const std::string_view text = slice(source_.text(), line);
  const std::size_t found = text.rfind(comment.text);
  if (found == std::string_view::npos) return {};
  const std::size_t end = text.find_last_not_of(" \t\r") + 1;
  return {line.begin + std::min(found + from, end), line.begin + end};
}

void Builder::add_claim(ClaimKind kind, std::size_t first_step, ClaimText lines, std::size_t line) {
  Claim claim;
  claim.kind = kind;
  claim.first_step = first_step;
  claim.last_step = made_.steps.size() - 1;
  claim.expected = std::move(lines.text);
  if (!lines.spans.empty()) claim.span = {lines.spans.front().begin, lines.spans.back().end};
  claim.lines = std::move(lines.spans);
  claim.line = line;
  made_.claims.push_back(std::move(claim));
}

/// Ends the step before this statement, which no step has yet.
void Builder::cut_before(std::size_t statement) {
  if (statement <= taken_) return;
  Step step;
  step.first = taken_;
  step.count = statement - taken_;
  step.first_line = shape_.statements[taken_].first_line;
  step.last_line = shape_.statements[statement - 1].last_line;
  made_.steps.push_back(std::move(step));
  taken_ = statement;
}

/// The statement as a step of its own.
Step& Builder::step_of(std::size_t statement) {
  cut_before(statement);
  cut_before(statement + 1);
  return made_.steps.back();
}

/// How many statements end above this line.
std::size_t Builder::statements_above(std::size_t line) const {
  const auto& statements = shape_.statements;
  const auto first = std::lower_bound(statements.begin(), statements.end(), line,
                                      [](const Statement& one, std::size_t number) { return one.last_line < number; });
  return static_cast<std::size_t>(first - statements.begin());
}

/// A comment behind a statement is about that statement alone.
void Builder::read_trailing(const CodeComment& comment) {
  const std::size_t end = statements_above(comment.line + 1);
  if (end <= taken_ || shape_.statements[end - 1].last_line != comment.line) return;
  const Statement& statement = shape_.statements[end - 1];
  if (auto raises = raised_by(comment.text, statement)) {
    Step& step = step_of(end - 1);
    step.raises = std::move(raises);
    step.raises_line = comment.line;
  } else if (const auto claim = trailing_claim(comment.text, statement)) {
    step_of(end - 1).wants_value = !statement.prints;
    ClaimText lines;
    lines.add(trim(std::string_view(comment.text).substr(claim->from)), place(comment, claim->from));
    add_claim(claim->kind, made_.steps.size() - 1, std::move(lines), comment.line);
    unclaimed_ = made_.steps.size();
  }
}

/// What was printed since the last claim; where that is nothing because nothing ran, the comment is prose. An
/// expression right above may have been meant for its value.
void Builder::claim_printed(ClaimText lines, const CodeComment& mark, std::size_t line) {
  const std::size_t end = statements_above(mark.line);
  if (end > taken_) {
    const Statement& above = shape_.statements[end - 1];
    const bool valued = above.expression && !above.prints && above.last_line + 1 == mark.line;
    if (valued) step_of(end - 1).wants_value = true;
    else cut_before(end);
  }
  if (unclaimed_ == made_.steps.size() || lines.spans.empty()) return;
  add_claim(ClaimKind::printed, unclaimed_, std::move(lines), line);
  unclaimed_ = made_.steps.size();
}

/// Reads a comment on a line of its own and those that belong to it, and gives the next one. ClaimText with the same
/// arrow are one claim; so are those below "# Output:" up to the next mark.
Builder::Comments Builder::read_own_line(Comments comment) {
  const CodeComment& mark = *comment;
  const CommentClaim said = comment_claim(mark.text);
  if (said.form == CommentForm::none) return ++comment;
  ClaimText lines;
  const auto add = [&](const CodeComment& one, std::size_t from) {
    const Span span = place(one, from);
    lines.add(trim_right(std::string_view(one.text).substr(std::min(from, one.text.size()))), span);
  };
  if (said.form != CommentForm::header) add(mark, said.text);
  const std::size_t first = said.form == CommentForm::header ? mark.line + 1 : mark.line;
  for (std::size_t line = mark.line + 1; ++comment != shape_.comments.end(); ++line) {
    const CommentClaim next = comment_claim(comment->text);
    const bool same = said.form == CommentForm::arrow && next.form == CommentForm::arrow && next.mark == said.mark;
    const bool below = said.form == CommentForm::header && next.form == CommentForm::none;
    if (comment->line != line || comment->trailing || !comment->top_level || !(same || below)) break;
    add(*comment, same ? next.text : after_blank(comment->text, mark_length(comment->text)));
  }
  claim_printed(without_blank_end(std::move(lines)), mark, first);
  return comment;
}

void Builder::read_script() {
  for (auto comment = shape_.comments.begin(); comment != shape_.comments.end();) {
    if (comment->top_level && !comment->trailing) {
      comment = read_own_line(comment);
      continue;
    }
    if (comment->top_level) read_trailing(*comment);
    ++comment;
  }
  cut_before(shape_.statements.size());
}

/// What a program prints that a shell has started is its output, be it a traceback.
std::optional<ShownTraceback> Builder::traceback_in(std::string_view text) const {
  return snippet_.language == "bash" ? std::nullopt : shown_traceback(text);
}

/// The lines below a prompt; a traceback among them is what the example must raise, and the rest what it prints before.
void Builder::read_answer(const Example& example) {
  ClaimText lines;
  const auto last = index_of(example.last_line);
  for (std::size_t i = 1; last && i <= example.output_lines && *last + i < content_.size(); ++i) {
    const std::string_view line = content_[*last + i];
    lines.add(line == blank_answer ? std::string_view{} : line, block_.lines[*last + i].span);
  }
  if (const auto shown = traceback_in(lines.text)) {
    made_.steps.back().raises = shown->exception;
    made_.steps.back().raises_line = example.last_line + 1 + shown->exception_line;
    lines.text.resize(shown->begin);
    lines.spans.resize(split_lines(lines.text).size());
  }
  const bool empty = lines.spans.empty();
  add_claim(ClaimKind::answer, made_.steps.size() - 1, std::move(lines), example.last_line + (empty ? 0 : 1));
  if (!empty || !last) return;
  const std::size_t end = block_.lines[*last].span.end;
  made_.claims.back().span = {end, end};
}

/// A program runs in one piece: what a comment of it claims is all that it prints.
void Builder::read_program() {
  made_.steps.push_back(whole_block());
  read_own_line(shape_.comments.begin());
}

void Builder::read_session() {
  for (std::size_t i = 0; i < shape_.examples.size(); ++i) {
    const Example& example = shape_.examples[i];
    Step step;
    step.first = i;
    step.count = 1;
    step.first_line = example.first_line;
    step.last_line = example.last_line;
    made_.steps.push_back(std::move(step));
    read_answer(example);
  }
}

/// All that the block prints. Its place is the content of the fence, or right behind the opening line.
void Builder::read_fence() {
  const CodeBlock& fence = document_.code_blocks[snippet_.output->block];
  ClaimText lines;
  lines.text = fence.content;
  for (const CodeLine& line : fence.lines) lines.spans.push_back(line.span);
  const std::size_t line = fence.lines.empty() ? source_.line_of(fence.opening.begin) : fence.lines.front().line;
  if (const auto shown = traceback_in(lines.text); shown && !snippet_.raises) {
    made_.raises = shown->exception;
    made_.raises_line = line + shown->exception_line;
  }
  const bool empty = lines.spans.empty();
  add_claim(ClaimKind::fence, 0, std::move(lines), line);
  if (empty) made_.claims.back().span = {fence.opening.end, fence.opening.end};
}

Step Builder::whole_block() const {
  Step step;
  step.count = shape_.statements.size();
  if (block_.lines.empty()) return step;
  step.first_line = block_.lines.front().line;
  step.last_line = block_.lines.back().line;
  return step;
}

Expectations Builder::build() {
  if (shape_.known && !shape_.examples.empty()) read_session();
  else if (shape_.known) read_script();
  else if (!shape_.comments.empty()) read_program();
  if (made_.steps.empty()) made_.steps.push_back(whole_block());
  if (snippet_.output) read_fence();
  return std::move(made_);
}

}  // namespace

Expectations expectations_of(const SourceFile& source, const markdown::Document& document, const Snippet& snippet,
                             const Shape& shape) {
  return Builder(source, document, snippet, shape).build();
}

}  // namespace deepdive::snippets
