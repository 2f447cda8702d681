// What must be true of the report on any collection, sound or not.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/check/check.hpp"
#include "oracle/generator.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using namespace deepdive::testing;

namespace {

/// Three topics; front matter, code and links may be wrong.
std::vector<NamedText> texts_of(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const std::vector<std::string> fronts{"",
                                        "---\ntitle: A\nstatus: draft\n---\n",
                                        "---\ntitle: Z\xC3\xBCge\nstatus: created\nstatus: draft\n---\r\n",
                                        "---\ntitel: \xE6\x97\xA5\xE6\x9C\xAC: no\n---\n",
                                        "\xEF\xBB\xBF---\nstatus: planned\ntopics: [\xF0\x9F\x9A\x80 go, x]\n---\n",
                                        "---\ntitle: open\n"};
  std::vector<NamedText> texts;
  for (const std::string name : {"a", "b", "c"}) {
    std::string text = fronts[random() % fronts.size()];
    const bool odd = random() % 4 == 0;
    for (std::uint64_t part = 0; part < 4; ++part) {
      const std::uint64_t one = random();
      text += odd && part == 0 ? make_bytes(one) : make_document(one);
      text += "\n## Fundamentals\n\n\xC3\xA4 [\xC3\xB6](b.md#gone) [a](target) ![\xE2\x82\xAC](a.png)\n\n";
    }
    texts.push_back({"topics/" + name + ".md", std::move(text)});
  }
  return texts;
}

/// An index page that is the same for the same texts in another order.
std::string index_page(const std::vector<NamedText>& texts) {
  std::uint64_t seed = 0;
  for (const NamedText& one : texts) seed += one.text.size();
  return make_document(seed) + "\n[a](topics/a.md) [notes](notes.md)\n";
}

/// The index page and another one, in this order.
std::vector<NamedText> pages_of(const std::vector<NamedText>& texts) {
  return {{"README.md", index_page(texts)}, {"notes.md", "# Notes\n\n[b](topics/b.md#gone)\n"}};
}

/// The report on topics and pages, with no code run.
Report report_on(const std::vector<NamedText>& texts, const std::vector<NamedText>& pages) {
  TextCollection made(texts, pages);
  Collection& collection = made.value;
  const auto is_index = [](const Page& page) { return page.source->path() == "README.md"; };
  const auto index = std::find_if(collection.pages.begin(), collection.pages.end(), is_index);
  collection.index = IndexState{index->source, {}, {}};
  collection.targets.existing = {"topics/a.md", "topics/b.md", "notes.md"};
  CodeRuns runs;
  for (const Topic& topic : collection.topics) {
    runs.plans.push_back(snippets::plan_run(topic, {}));
    runs.outcomes.push_back({topic.path(), {}});
    for (const snippets::Snippet& snippet : runs.plans.back().snippets) {
      runs.outcomes.back().snippets.emplace_back();
      runs.outcomes.back().snippets.back().block = snippet.block;
    }
  }
  return check(collection, {{}, {}, runs});
}

std::string described(const Location& at) {
  return fmt::format("{} {}-{} {}:{}-{}:{}", at.path, at.span.begin, at.span.end, at.begin.line, at.begin.column,
                     at.end.line, at.end.column);
}

/// One line for all that a report says.
std::string described(const Report& report) {
  std::string text;
  for (const Finding& finding : report.findings) {
    const Diagnostic& one = finding.diagnostic;
    text += fmt::format("{} {} {} {} {}\n", one.rule, described(one.location), one.message, one.help, one.detail);
    for (const Note& note : one.notes) text += fmt::format("  {} {}\n", described(note.location), note.message);
    for (const std::string& line : finding.source_lines) text += line + '\n';
  }
  return text;
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// Line and column counted anew, byte by byte.
Position counted(std::string_view text, std::size_t at) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  Position position;
  for (std::size_t i = text.substr(0, 3) == mark ? 3 : 0; i < at; ++i) {
    if (text[i] == '\n') position = {position.line + 1, 1};
    else if (is_boundary(text, i)) ++position.column;
  }
  return position;
}

bool is_utf8(const std::vector<NamedText>& texts) {
  return std::all_of(texts.begin(), texts.end(), [](const NamedText& one) { return !first_invalid_utf8(one.text); });
}

void check_place(const Location& at, std::string_view text) {
  INFO(described(at));
  REQUIRE(at.span.begin <= at.span.end);
  REQUIRE(at.span.end <= text.size());
  CHECK(is_boundary(text, at.span.begin));
  CHECK(is_boundary(text, at.span.end));
  CHECK(at.begin == counted(text, at.span.begin));
  CHECK(at.end == counted(text, at.span.end));
}

std::string text_of(const std::vector<NamedText>& texts, const std::string& path) {
  const auto found = std::find_if(texts.begin(), texts.end(), [&](const NamedText& one) { return one.path == path; });
  if (found != texts.end()) return found->text;
  REQUIRE(path == "README.md");
  return index_page(texts);
}

constexpr std::uint64_t collections = 300;

}  // namespace

TEST_CASE("places lie in their file, on whole characters, where they say", "[properties]") {
  std::size_t looked_at = 0;
  for (std::uint64_t seed = 0; seed < collections; ++seed) {
    const std::vector<NamedText> texts = texts_of(seed);
    if (!is_utf8(texts)) continue;  // bytes that are no text have no characters to count
    INFO("seed " << seed);
    for (const Finding& finding : report_on(texts, pages_of(texts)).findings) {
      INFO(finding.diagnostic.rule);
      check_place(finding.diagnostic.location, text_of(texts, finding.diagnostic.location.path));
      for (const Note& note : finding.diagnostic.notes) {
        check_place(note.location, text_of(texts, note.location.path));
      }
      ++looked_at;
    }
  }
  CHECK(looked_at > collections);
}

TEST_CASE("the order of the input does not change the report", "[properties]") {
  for (std::uint64_t seed = 0; seed < collections; ++seed) {
    INFO("seed " << seed);
    std::vector<NamedText> texts = texts_of(seed);
    std::vector<NamedText> pages = pages_of(texts);
    const std::string before = described(report_on(texts, pages));
    std::rotate(texts.begin(), texts.begin() + 1, texts.end());
    std::swap(texts.front(), texts.back());
    std::swap(pages.front(), pages.back());
    CHECK(described(report_on(texts, pages)) == before);
  }
}
