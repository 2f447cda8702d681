// Our Markdown parser against cmark-gfm, on documents that a seeded generator makes and on those of this repository.
//
// The numbers below are those of an ordinary run. DEEPDIVE_ORACLE_DOCUMENTS and DEEPDIVE_ORACLE_SEED set others, for a
// long run by hand.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "oracle/facts.hpp"
#include "oracle/generator.hpp"
#include "support/catch.hpp"

using namespace deepdive;
using namespace deepdive::testing;

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t first_seed = 1;
constexpr std::uint64_t document_count = 6000;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t largest_compared = 1'000'000;  // cmark takes quadratic time on some texts

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

/// Known differences: cmark takes a lone carriage return for a line's end, as the specification does; for us it is
/// text, as it is for every editor and for Python. A NUL becomes another character in cmark. Destinations may hold
/// control characters for cmark, but not by the specification.
bool has_odd_bytes(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends_line = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    const bool ordinary = static_cast<unsigned char>(text[i]) >= 0x20 || text[i] == '\n' || text[i] == '\t';
    if (!ordinary && !ends_line) return true;
  }
  return first_invalid_utf8(text).has_value();
}

/// Known difference: in info strings and destinations cmark decodes entities before it removes backslashes, so that an
/// escaped "&" begins an entity nevertheless: "``` \&lt;\n" names "&lt;" by the specification, "<" in cmark.
bool has_escaped_entity(std::string_view text) { return text.find("\\&") != std::string_view::npos; }

bool is_comparable(std::string_view text) {
  return text.size() <= largest_compared && !has_odd_bytes(text) && !has_escaped_entity(text);
}

/// Lengths of the runs of backticks in a text.
std::vector<std::size_t> backtick_runs(std::string_view text) {
  std::vector<std::size_t> runs;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '`') continue;
    if (i == 0 || text[i - 1] != '`') runs.push_back(0);
    ++runs.back();
  }
  return runs;
}

/// Known difference: after a run of backticks without partner cmark finds only the first of the code spans that
/// follow. The backticks of the others are text for it, and links in them links: "``` `a` `[b](c)`\n". Where a
/// backtick is escaped this does not tell which runs are partners.
bool loses_code_spans(std::string_view block) {
  if (block.find("\\`") != std::string_view::npos) return true;
  const std::vector<std::size_t> runs = backtick_runs(block);
  bool unmatched = false;
  std::size_t spans_after = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto next = runs.begin() + static_cast<std::ptrdiff_t>(i + 1);
    const auto partner = std::find(next, runs.end(), runs[i]);
    if (partner == runs.end()) {
      unmatched = true;
      continue;
    }
    spans_after += unmatched ? 1 : 0;
    i = static_cast<std::size_t>(partner - runs.begin());
  }
  return spans_after >= 2;
}

/// Known difference: cmark keeps the blanks before a line that continues a paragraph without its containers' marks,
/// and then sees no definition on it; a paragraph stays where we see none: "- [a]: b\n [c]: d\n\n[c]\n".
bool has_indented_second_definition(std::string_view text, const markdown::Document& document) {
  const auto& definitions = document.definitions;
  for (std::size_t i = 1; i < definitions.size(); ++i) {
    const std::size_t begin = definitions[i].span.begin;
    const bool indented = text[begin - 1] == ' ' || text[begin - 1] == '\t';
    const std::string_view between = slice(text, {definitions[i - 1].span.end, begin});
    if (indented && between.find_first_not_of("> \t\r\n") == std::string_view::npos) return true;
  }
  return false;
}

/// Known difference: of a reference and a link whose text is blank both are links by the specification; md4c sees only
/// the second, cmark only the first: "[a]: b\n\n[a][ ](c)\n".
bool has_blank_label(std::string_view text) {
  for (std::size_t at = text.find("]["); at != std::string_view::npos; at = text.find("][", at + 1)) {
    const std::size_t end = text.find_first_not_of(" \t\r\n", at + 2);
    if (end != std::string_view::npos && end > at + 2 && text[end] == ']') return true;
  }
  return false;
}

/// Known difference: comments inside of a line may hold "--" since CommonMark 0.31, which md4c 0.5 follows; GitHub,
/// cmark-gfm and md4c 0.4 follow 0.29, by which the first mark of "a <!-- b <!-- c -->\n" is text.
bool has_loose_comment(std::string_view text) {
  for (std::size_t at = text.find("<!--"); at != std::string_view::npos; at = text.find("<!--", at + 1)) {
    const std::string_view after = text.substr(at + 4);
    const std::size_t next_dashes = after.find("--");
    const bool closes_there = after.substr(std::min(next_dashes, after.size())).substr(0, 3) == "-->";
    const bool begins_oddly = after.substr(0, 1) == ">" || after.substr(0, 2) == "->";
    if (begins_oddly || (next_dashes != std::string_view::npos && !closes_there)) return true;
  }
  return false;
}

bool are_links_comparable(std::string_view text, const markdown::Document& document) {
  for (const markdown::Block& block : document.blocks) {
    if (loses_code_spans(slice(text, block.span))) return false;
  }
  return !has_blank_label(text) && !has_loose_comment(text);
}

/// Known difference: md4c pairs runs of three emphasis marks and runs after an escaped mark otherwise than the
/// specification does: of "# `***a ***b` `***c\n" it takes the first run for the opening one, not the second, and it
/// emphasises in "# \***>*\n" although the marks' sum is three.
bool misjudges_emphasis(std::string_view text) {
  for (const std::string_view run : {"***", "___", "\\**", "\\__"}) {
    if (text.find(run) != std::string_view::npos) return true;
  }
  return false;
}

bool is_text_comparable(std::string_view heading) {
  return !misjudges_emphasis(heading) && !loses_code_spans(heading) && !has_loose_comment(heading);
}

/// Takes out the text of those headings where it may differ.
std::vector<std::string> comparable_headings(std::vector<std::string> headings, std::string_view text,
                                             const markdown::Document& document) {
  for (std::size_t i = 0; i < headings.size() && i < document.headings.size(); ++i) {
    if (is_text_comparable(slice(text, document.headings[i].text_span))) continue;
    headings[i].erase(headings[i].find(" text "));
  }
  return headings;
}

/// With `Inlines::leave_out` md4c's own reading of emphasis, links and addresses is not judged.
enum class Inlines { compare, leave_out };

std::vector<std::string> without_text(std::vector<std::string> headings) {
  for (std::string& heading : headings) heading.erase(heading.find(" text "));
  return headings;
}

void compare_structure(const SourceFile& source, const markdown::Document& document) {
  const Facts ours = our_facts(source, document);
  const Facts theirs = reference_facts(source, document.definitions);
  CHECK(without_text(ours.headings) == without_text(theirs.headings));
  CHECK(ours.code == theirs.code);
}

void compare(const SourceFile& source, const markdown::Document& document) {
  const std::string_view text = source.text();
  const Facts ours = our_facts(source, document);
  const Facts theirs = reference_facts(source, document.definitions);
  CHECK(comparable_headings(ours.headings, text, document) == comparable_headings(theirs.headings, text, document));
  CHECK(ours.code == theirs.code);
  if (are_links_comparable(text, document)) CHECK(ours.links == theirs.links);
}

void judge(const std::string& name, const std::string& text, Inlines inlines) {
  INFO(name << ": " << quoted(text));
  const SourceFile source(name, text);
  const bool marked = source.text().substr(0, byte_order_mark.size()) == byte_order_mark;
  const std::size_t body_begin = marked ? byte_order_mark.size() : 0;
  const markdown::Document document = markdown::parse(source, body_begin);
  CHECK(broken_laws(source, document) == std::vector<std::string>{});
  CHECK((document == markdown::parse(source, body_begin)));
  if (!is_comparable(text) || has_indented_second_definition(text, document)) return;
  if (inlines == Inlines::compare) compare(source, document);
  else compare_structure(source, document);
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> markdown_files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".md") files.push_back(entry.path());
  }
  return files;
}

}  // namespace

TEST_CASE("generated documents hold for us what they hold for cmark", "[oracle]") {
  const std::uint64_t begin = number_from("DEEPDIVE_ORACLE_SEED", first_seed);
  const std::uint64_t count = number_from("DEEPDIVE_ORACLE_DOCUMENTS", document_count);
  for (std::uint64_t seed = begin; seed < begin + count; ++seed) {
    judge("seed " + std::to_string(seed), make_document(seed), Inlines::compare);
  }
}

TEST_CASE("documents of arbitrary bytes keep the laws of spans", "[oracle]") {
  const std::uint64_t begin = number_from("DEEPDIVE_ORACLE_SEED", first_seed);
  const std::uint64_t count = number_from("DEEPDIVE_ORACLE_DOCUMENTS", document_count);
  for (std::uint64_t seed = begin; seed < begin + count; ++seed) {
    judge("bytes of seed " + std::to_string(seed), make_bytes(seed), Inlines::leave_out);
  }
}

TEST_CASE("the repository's own documents hold for us what they hold for cmark", "[oracle]") {
  const fs::path root = DEEPDIVE_SOURCE_DIR;
  std::vector<fs::path> files = markdown_files_below(root / "topics");
  REQUIRE(!files.empty());
  for (fs::path& file : markdown_files_below(root / "tests")) files.push_back(std::move(file));
  for (const fs::path& file : files) judge(file.string(), read(file), Inlines::compare);
}
