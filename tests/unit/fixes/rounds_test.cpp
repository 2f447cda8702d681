#include "core/fixes/rounds.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;
using fixes::Checked;
using fixes::Mended;
using fixes::Texts;
using Strings = std::vector<std::string>;

namespace {

/// What is written for each letter that has a finding.
using Letters = std::map<char, std::string>;

/// A check of one file whose text has a finding for each of some letters.
struct LetterCheck {
  std::string text = {};
  Letters letters = {};
  std::size_t times = 0;  ///< it was called

  Result<Checked> operator()(const Texts& texts) {
    ++times;
    const auto own = texts.find("a.md");
    const SourceFile source("a.md", own == texts.end() ? text : own->second);
    Checked checked;
    checked.texts.emplace("a.md", source.text());
    for (std::size_t at = 0; at < source.text().size(); ++at) {
      const char letter = source.text()[at];
      if (letters.count(letter) == 0) continue;
      Finding made;
      made.diagnostic = finding(source, {at, at + 1}, std::string("a letter ") + letter);
      made.diagnostic.rule = "letter";
      made.diagnostic.fix = Fix{"write another", {edit(source, {at, at + 1}, letters.at(letter))}, "letters"};
      checked.report.findings.push_back(std::move(made));
    }
    return checked;
  }
};

Mended mended(LetterCheck& check, const Strings& kinds = {}) {
  auto made = fixes::mend(kinds, [&](const Texts& texts) { return check(texts); });
  REQUIRE(made.has_value());
  return std::move(*made);
}

std::string after(const Mended& mended) { return mended.changes.empty() ? "unchanged" : mended.changes.front().after; }

}  // namespace

TEST_CASE("nothing to fix changes nothing, after one check", "[fixes]") {
  LetterCheck check{"abc", {{'x', "."}}};
  const Mended made = mended(check);
  CHECK(after(made) == "unchanged");
  CHECK(made.fixed.empty());
  CHECK(check.times == 1);
}

TEST_CASE("all fixes that keep apart take one round", "[fixes]") {
  LetterCheck check{"axbxc", {{'x', "."}}};
  const Mended made = mended(check);
  REQUIRE(made.changes.size() == 1);
  CHECK(made.changes.front().path == "a.md");
  CHECK(made.changes.front().before == "axbxc");
  CHECK(made.changes.front().after == "a.b.c");
  CHECK(fixes::fixed_findings(made) == 2);
  CHECK(check.times == 2);
}

TEST_CASE("what a fix brings to light is fixed as well", "[fixes]") {
  LetterCheck check{"x", {{'x', "y"}, {'y', "z"}}};
  const Mended made = mended(check);
  CHECK(after(made) == "z");
  CHECK(fixes::fixed_findings(made) == 2);
}

TEST_CASE("a fix that leaves its finding is taken back, and those beside it stay", "[fixes]") {
  LetterCheck check{"axby", {{'x', "."}, {'y', "y!"}}};
  const Mended made = mended(check);
  CHECK(after(made) == "a.by");
  CHECK(fixes::fixed_findings(made) == 1);
  REQUIRE(made.unhelped.size() == 1);
  CHECK(made.unhelped.front().message == "a letter y");
}

TEST_CASE("a fix that did not help is tried again in another text", "[fixes]") {
  // 'y' can only be fixed when no 'x' stands in the text, which takes a round of its own.
  const auto check = [](const Texts& texts) {
    const std::string now = texts.empty() ? "yxx" : texts.at("a.md");
    const bool alone = now.find('x') == std::string::npos;
    LetterCheck letters{now, {{'x', "."}, {'y', alone ? "." : "y!"}}};
    return letters({});
  };
  const auto made = fixes::mend({}, check);
  REQUIRE(made.has_value());
  CHECK(after(*made) == "...");
  CHECK(made->unhelped.empty());
}

TEST_CASE("only fixes of the kinds that are asked for are made", "[fixes]") {
  LetterCheck check{"axb", {{'x', "."}}};
  CHECK(after(mended(check, {"digits"})) == "unchanged");
  const Mended made = mended(check, {"digits", "letters"});
  CHECK(after(made) == "a.b");
  CHECK(made.fixed == std::map<std::string, std::size_t>{{"letters", 1}});
}

TEST_CASE("fixes that undo each other come to an end", "[fixes]") {
  LetterCheck check{"x", {{'x', "y"}, {'y', "x"}}};
  const Mended made = mended(check);
  CHECK(after(made) == "unchanged");
  CHECK(made.left == 1);
  CHECK(check.times == 101);
}

TEST_CASE("what is fixed in the rounds that there are leaves nothing", "[fixes]") {
  LetterCheck check{"x", {{'x', "y"}, {'y', "z"}}};
  CHECK(mended(check).left == 0);
}

namespace {

/// As LetterCheck, with warnings for the letters and an error at the first 'e' for each "!" in the text.
Result<Checked> check_with_errors(const LetterCheck& letters, const Texts& texts) {
  LetterCheck check = letters;
  auto checked = check(texts);
  for (Finding& finding : checked->report.findings) finding.diagnostic.severity = Severity::warning;
  const SourceFile source("a.md", checked->texts.at("a.md"));
  for (const char c : source.text()) {
    if (c != '!') continue;
    Finding made;
    const std::size_t at = source.text().find('e');
    made.diagnostic = finding(source, {at, at + 1}, "an error");
    made.diagnostic.rule = "error";
    checked->report.findings.push_back(std::move(made));
  }
  return checked;
}

Mended mended_with_errors(const LetterCheck& letters) {
  auto made = fixes::mend({}, [&](const Texts& texts) { return check_with_errors(letters, texts); });
  REQUIRE(made.has_value());
  return std::move(*made);
}

}  // namespace

TEST_CASE("a fix that brings an error elsewhere is taken back, and those beside it stay", "[fixes]") {
  const Mended made = mended_with_errors({"e\nx\ny\nx\n", {{'x', "."}, {'y', "!"}}});
  CHECK(after(made) == "e\n.\ny\n.\n");
  CHECK(fixes::fixed_findings(made) == 2);
  CHECK(made.unhelped.empty());
  REQUIRE(made.harmful.size() == 1);
  CHECK(made.harmful.front().message == "a letter y");
  CHECK(made.left == 0);
}

TEST_CASE("an error on the lines that a fix wrote is its matter, and so is one that was there", "[fixes]") {
  CHECK(after(mended_with_errors({"ex\n", {{'x', "!"}}})) == "e!\n");
  CHECK(after(mended_with_errors({"e!\nx\n", {{'x', "."}}})) == "e!\n.\n");
  CHECK(after(mended_with_errors({"a\nx\n", {{'x', "b\nc!\ne"}}})) == "a\nb\nc!\ne\n");
}

TEST_CASE("a check that fails is the failure of the whole", "[fixes]") {
  LetterCheck letters{"x", {{'x', "."}}};
  const auto made = fixes::mend({}, [&](const Texts& texts) -> Result<Checked> {
    if (letters.times == 1) return failure("the disk is gone");
    return letters(texts);
  });
  REQUIRE(!made.has_value());
  CHECK(made.error().message == "the disk is gone");
}
