#include "core/snippets/document_attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "core/base/suggest.hpp"
#include "core/snippets/contradictions.hpp"

namespace deepdive::snippets {

namespace {

using markdown::CodeBlock;
using markdown::Comment;

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view word_of_ours = "deepdive";

// More of them on one block are no slip but something else altogether.
constexpr std::size_t most_attributes = 100;

/// How a comment begins, when it may be meant for a code block: "deepdive", a colon, and what comes then.
struct Opening {
  Span word = {};      ///< up to a blank or a colon
  bool colon = false;  ///< directly behind it
  Span rest = {};      ///< behind word and colon
};

Opening opening_of(std::string_view text, const Comment& comment) {
  const std::string_view inner = slice(text, comment.text_span);
  const std::size_t begin = std::min(inner.find_first_not_of(blanks), inner.size());
  const std::size_t end = std::min(inner.find_first_of(" \t\r\n:", begin), inner.size());
  const bool colon = end < inner.size() && inner[end] == ':';
  const std::size_t at = comment.text_span.begin;
  return {{at + begin, at + end}, colon, {at + end + (colon ? 1 : 0), comment.text_span.end}};
}

/// `<!-- deepdive:begin available -->` is a marker of the index.
bool is_marker(std::string_view text, const Opening& opening) {
  const std::string_view rest = slice(text, opening.rest);
  const std::string_view word = rest.substr(0, rest.find_first_of(blanks));
  return word == "begin" || word == "end";
}

bool is_allowance(std::string_view text, const Opening& opening) {
  const std::string_view rest = trim(slice(text, opening.rest));
  return rest.substr(0, rest.find_first_of(blanks)) == "allow";
}

/// Ours, or nearly so; what begins with "deepdive-" is meant for an allowance.
bool may_be_ours(const std::string& word) {
  return word.rfind("deepdive-", 0) != 0 && !did_you_mean(word, {std::string(word_of_ours)}).empty();
}

/// Whether there is a key of ours in it, so that a slip before it is one about attributes.
bool holds_attribute(const Attributes& attributes) {
  return std::any_of(attributes.list.begin(), attributes.list.end(),
                     [](const Attribute& attribute) { return is_attribute(attribute.key); });
}

/// Reads the comments of one document and gives what they say to the blocks below them.
class Reader {
public:
  Reader(const SourceFile& source, const markdown::Document& document)
      : source_(source), text_(source.text()), document_(document) {}

  [[nodiscard]] DocumentAttributes run();

private:
  void read(std::size_t comment);
  void give(const Comment& comment, Attributes attributes, std::optional<std::size_t> block);
  void complain(Span span, std::string message, std::string help) {
    made_.problems.push_back({span, std::move(message), std::move(help)});
  }
  void find_blocks();
  [[nodiscard]] std::optional<std::size_t> block_below(std::size_t comment) const;

  const SourceFile& source_;
  std::string_view text_;
  const markdown::Document& document_;
  std::vector<std::optional<std::size_t>> below_ = {};  ///< for each comment the block that it is about
  DocumentAttributes made_ = {};
};

/// Each gap between two comments is looked at once.
void Reader::find_blocks() {
  below_.resize(document_.comments.size());
  for (std::size_t i = below_.size(); i > 0; --i) below_[i - 1] = block_below(i - 1);
}

/// The block whose fence is the next thing below, but for blanks, marks of quotes and other comments; those further
/// down have theirs already.
std::optional<std::size_t> Reader::block_below(std::size_t comment) const {
  const auto& comments = document_.comments;
  const auto& blocks = document_.code_blocks;
  const std::size_t at = comments[comment].span.end;
  const auto block =
      std::partition_point(blocks.begin(), blocks.end(), [&](const CodeBlock& b) { return b.span.begin < at; });
  if (block == blocks.end() || !block->fenced || block->hidden) return std::nullopt;
  const std::size_t line = source_.line_span(source_.line_of(block->opening.begin)).begin;
  if (at > line) return std::nullopt;
  const bool more = comment + 1 < comments.size() && comments[comment + 1].span.begin < line;
  const std::size_t end = more ? comments[comment + 1].span.begin : line;
  if (slice(text_, {at, end}).find_first_not_of(" \t\r\n>") != std::string_view::npos) return std::nullopt;
  return more ? below_[comment + 1] : static_cast<std::size_t>(block - blocks.begin());
}

void Reader::give(const Comment& comment, Attributes attributes, std::optional<std::size_t> block) {
  if (attributes.list.empty() && attributes.problems.empty()) {
    return complain(comment.span, "the comment gives no attribute", "write `<!-- deepdive: skip=\"reason\" -->`");
  }
  if (!block) {
    std::move(attributes.problems.begin(), attributes.problems.end(), std::back_inserter(made_.problems));
    return complain(comment.span, "no code block stands below the comment",
                    "write it directly above the fence that it is about");
  }
  made_.commented[*block] = true;
  Attributes& all = made_.blocks[*block];
  for (Attribute& attribute : attributes.list) {
    if (all.list.size() < most_attributes && !all.find(attribute.key)) all.list.push_back(std::move(attribute));
  }
  std::move(attributes.problems.begin(), attributes.problems.end(), std::back_inserter(all.problems));
}

void Reader::read(std::size_t index) {
  const Comment& comment = document_.comments[index];
  const Opening opening = opening_of(text_, comment);
  const std::string word(slice(text_, opening.word));
  const bool ours = word == word_of_ours;
  if (!may_be_ours(word) || is_marker(text_, opening)) return;
  if (ours && is_allowance(text_, opening)) {
    return complain(comment.span, "an allowance begins with 'deepdive-allow'",
                    "write `<!-- deepdive-allow RULE: reason -->`");
  }
  Attributes attributes = parse_attributes(source_, opening.rest);
  const bool about_code = holds_attribute(attributes);
  if (!comment.closed && about_code) {
    const Span first_line{comment.span.begin, source_.line_span(source_.line_of(comment.span.begin)).end};
    return complain(first_line, "the comment is not closed", "end it with `-->`");
  }
  if (ours && opening.colon) return give(comment, std::move(attributes), below_[index]);
  if (!about_code || !below_[index]) return;
  complain(comment.span,
           ours ? "there is no colon behind 'deepdive'" : fmt::format("'{}' is not known in a comment", word),
           "write `<!-- deepdive: … -->`");
}

DocumentAttributes Reader::run() {
  for (const CodeBlock& block : document_.code_blocks) {
    made_.blocks.push_back(block.fenced ? parse_attributes(source_, block) : Attributes{});
  }
  made_.commented.resize(made_.blocks.size());
  find_blocks();
  for (std::size_t i = 0; i < document_.comments.size(); ++i) read(i);
  for (Attributes& attributes : made_.blocks) {
    auto more = contradictions_in(attributes);
    std::move(more.begin(), more.end(), std::back_inserter(attributes.problems));
  }
  return std::move(made_);
}

}  // namespace

DocumentAttributes attributes_of(const SourceFile& source, const markdown::Document& document) {
  return Reader(source, document).run();
}

}  // namespace deepdive::snippets
