// A Markdown text as the list of things that we check: headings, code blocks, links and comments, with their bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/source.hpp"
#include "core/base/text.hpp"

namespace deepdive::markdown {

/// All spans are byte offsets into the whole file.
struct Heading {
  int level = 1;          ///< 1 to 6
  std::string text = {};  ///< rendered text: no emphasis marks, no code marks, entities decoded
  Span span = {};         ///< first to last line without the last line's end (both lines of a setext heading)
  Span text_span = {};    ///< the source of its inline content; empty at the end of the `#`s for an empty heading
  bool setext = false;
  bool top_level = true;  ///< not inside a list or a quote
  friend bool operator==(const Heading&, const Heading&) = default;
};

/// One line of a code block: the bytes that are code, without container prefix, indentation of the fence and line end.
struct CodeLine {
  std::size_t line = 0;  ///< 1-based line of the file
  Span span = {};
  friend bool operator==(const CodeLine&, const CodeLine&) = default;
};

/// A fenced code block, or an indented one (then there is no fence and no info string).
struct CodeBlock {
  bool fenced = true;
  char fence_char = '`';
  std::size_t fence_length = 0;
  std::string info = {};  ///< info string, trimmed, entities and escapes decoded
  Span info_span = {};    ///< its source; empty right after the fence when there is none
  Span span = {};         ///< opening line's fence to the end of the closing line (or of the last line)
  Span opening = {};      ///< the opening line from its fence on, without line end
  std::optional<Span> closing = std::nullopt;  ///< the closing line from its fence on; nothing when unclosed
  std::string content = {};                    ///< as a program would read it: LF line ends, prefixes removed
  std::vector<CodeLine> lines = {};
  std::string prefix = {};  ///< the text before the fence on an ordinary line of it ("> ", "   "), for inserting lines
  std::size_t container_depth = 0;  ///< enclosing lists, items and quotes
  bool hidden = false;              ///< inside an HTML comment: set-up code that readers do not see
  bool overindented = false;        ///< a fence inside indented code: looks like a block and is not one

  /// First word of the info string, without a leading dot or brace: "python" of "python {timeout=5}".
  [[nodiscard]] std::string_view language() const;
  friend bool operator==(const CodeBlock&, const CodeBlock&) = default;
};

/// `html_link` is the `href` of an `<a>`, `html_image` the `src` of an `<img>` and its like.
enum class LinkKind { inline_link, reference, autolink, image, reference_image, html_link, html_image };

struct Link {
  LinkKind kind = LinkKind::inline_link;
  std::string target = {};  ///< destination with entities and escapes decoded, not percent-decoded
  std::string text = {};    ///< rendered text or alternative text
  Span span = {};           ///< the whole construct, as far as it can be told; never outside its block
  Span target_span = {};    ///< the destination's source; for references the label's
  friend bool operator==(const Link&, const Link&) = default;
};

/// `[label]: destination "title"`.
struct ReferenceDefinition {
  std::string label = {};  ///< as written, blanks folded
  std::string target = {};
  Span span = {};
  Span target_span = {};
  friend bool operator==(const ReferenceDefinition&, const ReferenceDefinition&) = default;
};

/// A reference `[text][label]` or `[label][]` whose label nobody defines, found in text that is not code.
struct UndefinedReference {
  std::string label = {};
  Span span = {};
  friend bool operator==(const UndefinedReference&, const UndefinedReference&) = default;
};

struct Comment {
  Span span = {};       ///< from `<!--` to `-->`, or to the end of its block when unclosed
  Span text_span = {};  ///< between the marks
  bool closed = true;
  bool block = true;  ///< begins its line; false inside a paragraph
  friend bool operator==(const Comment&, const Comment&) = default;
};

/// `id="x"` or `name="x"` of raw HTML, a target of `#x`.
struct HtmlId {
  std::string id = {};
  Span span = {};
  friend bool operator==(const HtmlId&, const HtmlId&) = default;
};

enum class BlockKind { paragraph, heading, code, html, thematic_break };

/// A leaf block in reading order: what makes a section not empty.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span = {};             ///< first to last byte of its source
  std::size_t words = 0;      ///< of its rendered text; none for code and HTML
  bool only_comment = false;  ///< HTML that is nothing but comments
  friend bool operator==(const Block&, const Block&) = default;
};

struct Document {
  std::size_t body_begin = 0;  ///< first byte after the front matter
  std::vector<Heading> headings = {};
  std::vector<CodeBlock> code_blocks = {};
  std::vector<Link> links = {};
  std::vector<ReferenceDefinition> definitions = {};
  std::vector<UndefinedReference> undefined_references = {};
  std::vector<Comment> comments = {};
  std::vector<HtmlId> html_ids = {};
  std::vector<Block> blocks = {};
  friend bool operator==(const Document&, const Document&) = default;
};

/// Parses the text from `body_begin` on as CommonMark with GitHub's strikethrough and links without marks (spec
/// 0.29-gfm, but for e-mail addresses; tables are read as paragraphs, which loses nothing that we check). Never fails;
/// takes time linear in the text.
[[nodiscard]] Document parse(const SourceFile& source, std::size_t body_begin);

/// The anchor that GitHub gives a heading's rendered text, before numbering of duplicates.
[[nodiscard]] std::string github_slug(std::string_view heading_text);

/// Anchors of all headings in order, duplicates numbered as GitHub does ("setup", "setup-1").
[[nodiscard]] std::vector<std::string> github_anchors(const Document& document);

}  // namespace deepdive::markdown
