#include "core/topic/allowances.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/suggest.hpp"

namespace deepdive {

namespace {

using markdown::Block;
using markdown::Comment;

constexpr std::string_view block_verb = "deepdive-allow";
constexpr std::string_view file_verb = "deepdive-allow-file";
constexpr std::string_view blanks = " \t\r\n";
const std::string form = "write `<!-- deepdive-allow RULE: reason -->`";

/// `part` without blanks at its ends; `part` is a piece of `text`.
Span trimmed(std::string_view text, Span part) {
  while (!part.empty() && blanks.find(text[part.begin]) != std::string_view::npos) ++part.begin;
  while (!part.empty() && blanks.find(text[part.end - 1]) != std::string_view::npos) --part.end;
  return part;
}

/// `<!-- deepdive: no_run -->` says how the code block below is run; `deepdive:begin` is a marker of the index.
bool gives_attributes(std::string_view text, const Comment& comment) {
  const std::string_view inner = trim(slice(text, comment.text_span));
  return inner.starts_with("deepdive:") && !inner.starts_with("deepdive:begin") && !inner.starts_with("deepdive:end");
}

std::string meant_verb(const std::string& verb) {
  return did_you_mean(verb, {std::string(block_verb), std::string(file_verb)});
}

std::size_t end_of_word(std::string_view text, std::size_t begin) {
  return std::min(text.find_first_of(" \t\r\n:", begin), text.size());
}

/// Whether two words, with blanks or a colon between them, are one of ours with a hyphen written otherwise. Where there
/// are blanks the words may be anybody's, so that they must be spelt as ours are.
bool is_verb_in_two(std::string_view words, std::size_t first_end, std::size_t second) {
  const std::string joined =
      ascii_lower(std::string(words.substr(0, first_end)) + '-' + std::string(words.substr(second)));
  const bool blanks_between = words.substr(first_end, second - first_end) != ":";
  return blanks_between ? joined == block_verb || joined == file_verb : !meant_verb(joined).empty();
}

/// The comment's first word, up to a blank or a colon; with the second one when both together are nearly a word of
/// ours.
Span verb_of(std::string_view text, const Comment& comment) {
  const Span inner = trimmed(text, comment.text_span);
  const std::string_view words = slice(text, inner);
  const std::size_t first = end_of_word(words, 0);
  const std::size_t second = std::min(words.find_first_not_of(" \t:", first), words.size());
  const std::size_t end = end_of_word(words, second);
  const bool in_two =
      ascii_lower(words.substr(0, first)) == "deepdive" && is_verb_in_two(words.substr(0, end), first, second);
  return {inner.begin, inner.begin + (in_two ? end : first)};
}

/// Other comments may begin with any word; one of ours begins with "deepdive-", or nearly so.
bool is_ours(const std::string& verb) { return verb.rfind("deepdive-", 0) == 0 || !meant_verb(verb).empty(); }

std::vector<AllowedName> names_in(std::string_view text, Span list) {
  std::vector<AllowedName> names;
  for (std::size_t begin = list.begin; begin <= list.end;) {
    const std::size_t comma = text.substr(0, list.end).find(',', begin);
    const std::size_t end = comma == std::string_view::npos ? list.end : comma;
    const Span name = trimmed(text, {begin, end});
    names.push_back({std::string(slice(text, name)), name});
    begin = end + 1;
  }
  return names;
}

/// Finds what each allowance of one file says and covers.
class Reader {
public:
  Reader(const SourceFile& source, const markdown::Document& document)
      : source_(source), text_(source.text()), document_(document) {
    made_.source = &source;
  }

  [[nodiscard]] Allowances run() {
    for (const Comment& comment : document_.comments) read(comment);
    next_ = next_covered();
    for (Allowance& allowance : made_.list) {
      if (!allowance.whole_file) allowance.covered = covered_by(allowance);
    }
    return std::move(made_);
  }

private:
  void read(const Comment& comment);
  void read_rest(const Comment& comment, Span rest, bool whole_file);
  void refuse(const Comment& comment, std::string message, std::string help) {
    const Span first_line{comment.span.begin, source_.line_span(source_.line_of(comment.span.begin)).end};
    made_.problems.push_back({comment.closed ? comment.span : first_line, std::move(message), std::move(help)});
  }

  [[nodiscard]] std::vector<std::size_t> next_covered() const;
  [[nodiscard]] Span covered_by(const Allowance& allowance);
  [[nodiscard]] Span lines_of(Span span) const;
  [[nodiscard]] bool is_in_container(const Block& block) const;
  [[nodiscard]] bool is_inside(const Block& block) const;
  [[nodiscard]] std::size_t end_of_run(std::size_t block);

  const SourceFile& source_;
  std::string_view text_;
  const markdown::Document& document_;
  Allowances made_ = {};
  std::vector<std::size_t> passed_ = {};          ///< where comments begin that allowances reach over
  std::vector<std::size_t> next_ = {};            ///< for each block the first from it on that is covered
  std::map<std::size_t, std::size_t> ends_ = {};  ///< of runs, by the block they begin with
};

void Reader::read(const Comment& comment) {
  const Span at = verb_of(text_, comment);
  const std::string verb(slice(text_, at));
  if (gives_attributes(text_, comment)) passed_.push_back(comment.span.begin);
  if (!is_ours(verb)) return;
  if (!comment.closed) return refuse(comment, "the comment is not closed", "end it with `-->`");
  if (verb != block_verb && verb != file_verb) {
    const std::string hint = meant_verb(verb);
    return refuse(comment, fmt::format("'{}' is not known in a comment", verb), hint.empty() ? form : hint);
  }
  read_rest(comment, trimmed(text_, {at.end, comment.text_span.end}), verb == file_verb);
}

void Reader::read_rest(const Comment& comment, Span rest, bool whole_file) {
  const std::size_t colon = slice(text_, rest).find(':');
  const bool has_colon = colon != std::string_view::npos;
  const Span list = trimmed(text_, {rest.begin, has_colon ? rest.begin + colon : rest.end});
  const Span reason = has_colon ? trimmed(text_, {rest.begin + colon + 1, rest.end}) : Span{};
  std::vector<AllowedName> names = names_in(text_, list);
  const auto is_odd = [](const AllowedName& each) {
    return each.name.empty() || each.name.find_first_of(blanks) != std::string::npos;
  };
  if (list.empty()) return refuse(comment, "the allowance names no rule", form);
  if (reason.empty()) return refuse(comment, "the allowance gives no reason", "write it after the rule and a colon");
  if (std::any_of(names.begin(), names.end(), is_odd)) {
    return refuse(comment, "the rules of the allowance are not parted by commas", form);
  }
  passed_.push_back(comment.span.begin);
  made_.list.push_back({comment.span, std::move(names), std::string(slice(text_, reason)), whole_file, {}});
}

Span Reader::lines_of(Span span) const {
  const std::size_t first = source_.line_of(span.begin);
  const std::size_t last = source_.line_of(span.empty() ? span.end : span.end - 1);
  return {source_.line_span(first).begin, source_.line_span(last).end + 1};
}

/// Reached over is a block that is nothing but comments, one of them an allowance or attributes of the code below.
std::vector<std::size_t> Reader::next_covered() const {
  const auto& blocks = document_.blocks;
  std::vector<std::size_t> next(blocks.size());
  auto passed = passed_.rbegin();
  for (std::size_t i = blocks.size(); i > 0; --i) {
    const Block& block = blocks[i - 1];
    while (passed != passed_.rend() && *passed >= block.span.end) ++passed;
    const bool is_passed = block.only_comment && passed != passed_.rend() && block.span.contains(*passed);
    const std::size_t below = i < blocks.size() ? next[i] : i;
    next[i - 1] = is_passed ? below : i - 1;
  }
  return next;
}

/// Whether marks of a list or a quote stand before the block on its first line.
bool Reader::is_in_container(const Block& block) const {
  const Span line = source_.line_span(source_.line_of(block.span.begin));
  return !trimmed(text_, {line.begin, block.span.begin}).empty();
}

/// Whether the block can be a part of a list or a quote: its first line is indented or begins with a mark.
bool Reader::is_inside(const Block& block) const {
  return source_.line_span(source_.line_of(block.span.begin)).begin < block.span.begin;
}

/// The end of the block, or of the list or quote that begins with it, as far as no blank line interrupts that.
std::size_t Reader::end_of_run(std::size_t first) {
  const auto [known, added] = ends_.try_emplace(first);
  if (!added) return known->second;
  const auto& blocks = document_.blocks;
  std::size_t end = blocks[first].span.end;
  const bool run = is_in_container(blocks[first]);
  for (std::size_t i = first + 1; run && i < blocks.size(); ++i) {
    if (!is_inside(blocks[i]) || source_.line_of(blocks[i].span.begin) > source_.line_of(end) + 1) break;
    end = blocks[i].span.end;
  }
  known->second = source_.line_span(source_.line_of(end)).end + 1;
  return known->second;
}

Span Reader::covered_by(const Allowance& allowance) {
  const auto& blocks = document_.blocks;
  const std::size_t at = allowance.comment.begin;
  const auto block =
      std::partition_point(blocks.begin(), blocks.end(), [&](const Block& b) { return b.span.end <= at; });
  const bool alone = block != blocks.end() && block->span.contains(at) && block->only_comment;
  if (!alone) return lines_of(allowance.comment);
  const std::size_t next = next_[static_cast<std::size_t>(block - blocks.begin())];
  if (next == blocks.size()) return {};
  return {allowance.comment.end, end_of_run(next)};
}

}  // namespace

Allowances read_allowances(const SourceFile& source, const markdown::Document& document) {
  return Reader(source, document).run();
}

}  // namespace deepdive
