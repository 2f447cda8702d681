// What must hold for fixes of whatever text: spans on characters, no byte outside of an edit touched, nothing left to
// fix afterwards.
#include <random>
#include <string>
#include <vector>

#include "core/fixes/choice.hpp"
#include "support/catch.hpp"
#include "support/mending.hpp"

using namespace deepdive;
using fixes::Fixable;
using testing::mended_text;
using testing::static_report;

namespace {

/// Pieces of documents with slips of all kinds, put together by chance.
class Generator {
public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string made = below(4) == 0 ? "\xEF\xBB\xBF" : "";
    made += front_matter();
    for (std::size_t i = below(14); i > 0; --i) made += piece();
    while (below(3) == 0 && !made.empty() && made.back() == '\n') made.pop_back();
    return below(3) == 0 ? with_windows_ends(made) : made;
  }

private:
  std::size_t below(std::size_t bound) { return random_() % bound; }

  const std::string& one_of(const std::vector<std::string>& words) { return words[below(words.size())]; }

  static std::string with_windows_ends(const std::string& text) {
    std::string made;
    for (const char c : text) made += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return made;
  }

  std::string front_matter() {
    if (below(4) == 0) return {};
    std::string made = "---\n";
    made += one_of(
        {"title: Bäume 🌳\n", "titel: Bäume\n", "\"titel\": Ä\n", "title: A\ntitel: B\n", "tilte: 1\ntitel: 2\n"});
    made += one_of(
        {"status: draft\n", "status: craeted\n", "status: \"Draft\"\n", "staus: created\n", "status: |\n  drft\n", ""});
    made += one_of({"", "weks: [1]\n", "a: [\n", "author: Ada\n"});
    return made + one_of({"---\n", "---\n\n", "...\n", "\n"});
  }

  std::string heading() {
    const std::string name =
        one_of({"Fundamentals", "References", "Refrences", "Introduction and motivation", "*Referenes*",
                "Commom pitfalls", "Overview", "Größe", "Advanced  usage", "[Refrences](x)", ""});
    if (below(5) == 0 && !name.empty()) return name + '\n' + one_of({"---\n", "===\n"});
    return one_of({"## ", "## ", "# ", "### ", "  ## ", "> ## ", "- ## "}) + name + one_of({"\n", " ##\n", "  \n"});
  }

  std::string fence() {
    const std::string marks = one_of({"```", "~~~~"});
    const std::string info = one_of({"", "pyhton", " pyton {timeout=5}", "{.rubby}", "python", "jsn", "κώδικας"});
    const std::string code =
        one_of({">>> 1\n1\n", "\n\n$ ls\n", "#!/usr/bin/env python3\n", "#!/bin/sh\n", "x = 'ü'\n", ""});
    return marks + info + '\n' + code + (below(12) == 0 ? "" : marks + '\n');
  }

  std::string in_container(const std::string& text) {
    const std::string prefix = one_of({"> ", "- ", "   "});
    std::string made;
    bool begins = true;
    for (const char c : text) {
      if (begins) made += made.empty() || prefix != "- " ? prefix : "  ";
      made += c;
      begins = c == '\n';
    }
    return made;
  }

  std::string piece() {
    switch (below(8)) {
      case 0: return one_of({"\n", "\n\n\n", "  \n"});
      case 1: return fence();
      case 2: return in_container(fence());
      case 3: return one_of({"Text: größer als 日本.\n", "- item\n- item\n", "1. a\n\n   b\n", "    code\n"});
      case 4: return one_of({"<!-- note -->\n", "<!--\nopen\n", "<div>\n", "<pre>\n\n", "[x]: y\n", "---\n"});
      default: return heading() + one_of({"", "\n", "\nText.\n\n"});
    }
  }

  std::mt19937 random_;
};

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

Fixable fixable(const Report& report) {
  Fixable found;
  for (const Finding& finding : report.findings) {
    if (finding.diagnostic.fix) found.push_back(&finding.diagnostic);
  }
  return found;
}

/// Takes the edits off again: each must have put its text where it says, and all between them be as it was.
void check_outside(std::string_view before, std::string_view now, const std::vector<Edit>& edits) {
  std::size_t old_at = 0;
  std::size_t new_at = 0;
  for (const Edit& edit : edits) {
    const std::size_t kept = edit.location.span.begin - old_at;
    CHECK(now.substr(new_at, kept) == before.substr(old_at, kept));
    CHECK(now.substr(new_at + kept, edit.text.size()) == edit.text);
    new_at += kept + edit.text.size();
    old_at = edit.location.span.end;
  }
  CHECK(now.substr(new_at) == before.substr(old_at));
}

constexpr unsigned samples = 1500;

}  // namespace

TEST_CASE("edits lie in their text, on whole characters", "[fixes][property]") {
  std::size_t seen = 0;
  for (unsigned seed = 0; seed < samples; ++seed) {
    const std::string text = Generator(seed).text();
    const Report report = static_report(text);
    for (const Diagnostic* diagnostic : fixable(report)) {
      CHECK(!diagnostic->fix->edits.empty());
      for (const Edit& edit : diagnostic->fix->edits) {
        const Span span = edit.location.span;
        INFO(text << "\n" << diagnostic->rule);
        REQUIRE(span.begin <= span.end);
        REQUIRE(span.end <= text.size());
        CHECK(is_boundary(text, span.begin));
        CHECK(is_boundary(text, span.end));
        CHECK(!first_invalid_utf8(edit.text));
        ++seen;
      }
    }
  }
  CHECK(seen > samples);
}

TEST_CASE("chosen fixes never overlap and touch nothing else", "[fixes][property]") {
  std::size_t left = 0;
  for (unsigned seed = 0; seed < samples; ++seed) {
    const std::string text = Generator(seed).text();
    const Report report = static_report(text);
    const Fixable all = fixable(report);
    const Fixable chosen = fixes::choose(all);
    left += all.size() - chosen.size();
    if (chosen.empty()) continue;
    const std::vector<Edit> edits = fixes::edits_by_path(chosen).at(testing::mended_path);
    INFO(text);
    for (std::size_t i = 1; i < edits.size(); ++i) {
      CHECK(edits[i - 1].location.span.begin < edits[i].location.span.begin);
      CHECK(edits[i - 1].location.span.end <= edits[i].location.span.begin);
    }
    check_outside(text, fixes::apply_edits(text, edits), edits);
  }
  CHECK(left > 0);
}

TEST_CASE("a text that was fixed has nothing to fix", "[fixes][property]") {
  std::size_t changed = 0;
  for (unsigned seed = 0; seed < samples; ++seed) {
    const std::string text = Generator(seed).text();
    const std::string once = mended_text(text);
    INFO(text);
    CHECK(mended_text(once) == once);
    if (once != text) ++changed;
  }
  CHECK(changed > samples / 2);
}

TEST_CASE("line ends stay those of the file", "[fixes][property]") {
  for (unsigned seed = 0; seed < samples; ++seed) {
    const std::string text = Generator(seed).text();
    if (text.find("\r\n") == std::string::npos) continue;
    const std::string now = mended_text(text);
    INFO(text);
    for (std::size_t at = now.find('\n'); at != std::string::npos; at = now.find('\n', at + 1)) {
      CHECK((at > 0 && now[at - 1] == '\r'));
    }
  }
}
