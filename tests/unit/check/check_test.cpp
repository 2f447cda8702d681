#include "core/check/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "core/formats/format.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "sys/parallel.hpp"

using namespace deepdive;
using snippets::Ending;
using testing::NamedText;
using testing::TextCollection;
using Texts = std::vector<std::string>;

namespace {

/// Plans and outcomes in which block i of the collection ended as given; those that are not named did not run.
struct Runs {
  Runs(const Collection& collection, const std::vector<Ending>& endings = {}) {
    std::size_t next = 0;
    for (const Topic& topic : collection.topics) {
      plans.push_back(snippets::plan_run(topic, {}));
      outcomes.push_back({topic.path(), {}});
      for (const snippets::Snippet& snippet : plans.back().snippets) {
        snippets::SnippetOutcome outcome;
        outcome.block = snippet.block;
        if (next < endings.size()) outcome.ending = endings[next++];
        outcomes.back().snippets.push_back(outcome);
      }
    }
  }
  std::vector<snippets::RunPlan> plans = {};
  std::vector<snippets::RunOutcome> outcomes = {};
};

Report report_of(const Collection& collection, const Selection& selection, const Settings& settings = {}) {
  const Runs runs(collection);
  return check(collection, {settings, selection, {runs.plans, runs.outcomes}});
}

Texts lines(const Report& report) {
  Texts made;
  for (const Finding& finding : report.findings) {
    const Diagnostic& one = finding.diagnostic;
    made.push_back(
        fmt::format("{}:{} {} {}", one.location.path, one.location.begin.line, to_string(one.severity), one.rule));
  }
  return made;
}

const std::vector<NamedText>& three_topics() {
  static const std::vector<NamedText> topics{
      {"topics/a.md", "# A\n\n```\nx\n```\n\n[b](gone.md)\n"},
      {"topics/b.md", "---\ntitle: B\nstatus: draft\n---\n# B\n\n[x](gone.md) [y](also_gone.md)\n\n```\ny\n```\n"},
      {"topics/c.md", "---\ntitle: C\nstatus: draft\n---\n# C\n"}};
  return topics;
}

const Selection links_and_language{{"broken-link", "missing-language"}, {}, {}};

Settings with_rules(const std::string& text) {
  const auto settings = read_settings(SourceFile("deepdive.yaml", text));
  REQUIRE(settings);
  return *settings;
}

}  // namespace

TEST_CASE("findings come by path and place, with their rule's severity", "[check]") {
  const TextCollection made(three_topics());
  const Report report = report_of(made.value, links_and_language);
  CHECK(lines(report) == Texts{"topics/a.md:3 warning missing-language", "topics/a.md:7 error broken-link",
                               "topics/b.md:7 error broken-link", "topics/b.md:7 error broken-link",
                               "topics/b.md:9 warning missing-language"});
  CHECK(report.totals.files == 3);
  CHECK(report.totals.errors == 3);
  CHECK(report.totals.warnings == 2);
  CHECK(report.files == Texts{"topics/a.md", "topics/b.md", "topics/c.md"});
}

TEST_CASE("severities are the settings', file by file", "[check]") {
  const TextCollection made(three_topics());
  const Settings settings = with_rules(
      "rules: {broken-link: warning, missing-language: off}\n"
      "overrides: [{paths: topics/b.md, rules: {broken-link: off, missing-language: error}}]\n");
  const Report report = report_of(made.value, links_and_language, settings);
  CHECK(lines(report) == Texts{"topics/a.md:7 warning broken-link", "topics/b.md:9 error missing-language"});
  CHECK(report.totals.errors == 1);
  CHECK(report.totals.warnings == 1);
}

TEST_CASE("only files that are wanted are looked at", "[check]") {
  const TextCollection made(three_topics());
  const Report report = report_of(made.value, {{"broken-link", "missing-language"}, {}, {"topics/b.md"}});
  CHECK(report.files == Texts{"topics/b.md"});
  CHECK(report.totals.files == 1);
  CHECK(lines(report) == Texts{"topics/b.md:7 error broken-link", "topics/b.md:7 error broken-link",
                               "topics/b.md:9 warning missing-language"});
}

TEST_CASE("a finding carries the lines that it points at", "[check]") {
  const TextCollection made({NamedText{"topics/a.md", "\xEF\xBB\xBF```\nx\n```\n"},
                             NamedText{"topics/b.md", "# B\r\n\r\n```\r\nx\r\n```\r\n"}});
  const Report report = report_of(made.value, {{"missing-language"}, {}, {}});
  REQUIRE(report.findings.size() == 2);
  CHECK(report.findings[0].source_lines == Texts{"```"});
  CHECK(report.findings[1].source_lines == Texts{"```"});
}

TEST_CASE("every block is counted once", "[check]") {
  const TextCollection made(
      {NamedText{"topics/a.md",
                 "```python\npassed\n```\n```python raises=E\nmissing\n```\n```python no_run\ncompiled\n```\n"
                 "```python skip=\"a reason\"\nx\n```\n```ruby\nx\n```\n```text\nx\n```\n"},
       NamedText{"topics/b.md",
                 "```python\nraised\n```\n```python\ntimed out\n```\n```python\ndied\n```\n"
                 "```python\nnot run\n```\n```rb\nx\n```\n```python no_run\ninvalid\n```\n"}});
  const Runs runs(made.value, {Ending::completed, Ending::completed, Ending::completed, Ending::not_run,
                               Ending::not_run, Ending::not_run, Ending::raised, Ending::timed_out, Ending::died,
                               Ending::not_run, Ending::not_run, Ending::invalid});
  const Report report = check(made.value, {{}, {{"missing-title"}, {}, {}}, {runs.plans, runs.outcomes}});
  const Totals& totals = report.totals;
  CHECK(totals.blocks == 11);
  CHECK(totals.passed == 1);
  CHECK(totals.failed == 3);
  CHECK(totals.invalid == 1);
  CHECK(totals.timed_out == 1);
  CHECK(totals.blocked == 0);
  CHECK(totals.checked == 1);
  CHECK(totals.skipped == 3);
  CHECK(totals.not_run == 1);
  CHECK(totals.passed + totals.failed + totals.invalid + totals.timed_out + totals.checked + totals.skipped +
            totals.not_run ==
        totals.blocks);
  Texts reasons;
  for (const StatusReason& one : report.skip_reasons) reasons.push_back(fmt::format("{} {}", one.blocks, one.reason));
  CHECK(reasons == Texts{"1 a reason", "2 blocks of Ruby are not run"});
  REQUIRE(report.check_reasons.size() == 1);
  CHECK(report.check_reasons[0].reason == "no_run");
  CHECK(report.check_reasons[0].blocks == 1);
}

TEST_CASE("what became of every fence is in the report, with the line of the block that explains it", "[check]") {
  const TextCollection made(
      {NamedText{"topics/b.md", "```python\nx = print(1) / 0\n```\n\n```\n1\n```\n\n```python\nx\n```\n"},
       NamedText{"topics/a.md", "Text.\n\n```klingon\nx\n```\n\n```mermaid\nx\n```\n"}});
  Runs runs(made.value, {Ending::not_run, Ending::not_run, Ending::raised, Ending::not_run, Ending::raised});
  runs.outcomes[1].snippets[0].exception = "TypeError";
  runs.outcomes[1].snippets[2].blocked_by = 0;
  const Report report = check(made.value, {{}, {{"missing-title"}, {}, {}}, {runs.plans, runs.outcomes}});
  Texts blocks;
  for (const BlockFate& block : report.blocks) {
    blocks.push_back(
        fmt::format("{}:{} {} {}: {}", block.path, block.line, block.language, to_string(block.status), block.reason));
  }
  CHECK(blocks == Texts{"topics/a.md:3 klingon skipped: language 'klingon' is not known",
                        "topics/a.md:7 mermaid text: ", "topics/b.md:1 python failed: it raises TypeError",
                        "topics/b.md:5  output: of the block on line 1",
                        "topics/b.md:9 python blocked: the block on line 1 failed"});
}

TEST_CASE("a block that an earlier one explains is counted as blocked", "[check]") {
  const TextCollection made({NamedText{"topics/a.md", "```python\nx = 1 / 0\n```\n\n```python\nx\n```\n"}});
  Runs runs(made.value, {Ending::raised, Ending::raised});
  runs.outcomes[0].snippets[1].blocked_by = 0;
  const Report report = check(made.value, {{}, {{"missing-title"}, {}, {}}, {runs.plans, runs.outcomes}});
  CHECK(report.totals.failed == 1);
  CHECK(report.totals.blocked == 1);
}

TEST_CASE("an empty collection gives an empty report", "[check]") {
  const Report report = report_of(Collection{}, {});
  CHECK(report.findings.empty());
  CHECK(report.files.empty());
  CHECK(report.totals.files == 0);
  CHECK(report.totals.blocks == 0);
}

TEST_CASE("the order of topics does not show in a report", "[check][property]") {
  // The links family looks topics up by their path, for which they must be sorted.
  const Selection looking_nothing_up{{}, {"links"}, {}};
  TextCollection made(three_topics());
  const Report sorted = report_of(made.value, looking_nothing_up);
  std::mt19937 random(12);
  for (int i = 0; i < 10; ++i) {
    std::shuffle(made.value.topics.begin(), made.value.topics.end(), random);
    const Report shuffled = report_of(made.value, looking_nothing_up);
    CHECK(lines(shuffled) == lines(sorted));
    CHECK(shuffled.files == sorted.files);
    CHECK(shuffled.totals.errors == sorted.totals.errors);
    CHECK(shuffled.totals.blocks == sorted.totals.blocks);
  }
}

TEST_CASE("neither the order of the work nor the number of threads shows in a report", "[check][property]") {
  std::vector<NamedText> texts;
  for (int i = 0; i < 30; ++i) {
    for (const NamedText& topic : three_topics())
      texts.push_back({fmt::format("{}-{:02}.md", topic.path, i), topic.text});
  }
  const TextCollection made(texts);
  const Runs runs(made.value);
  const auto rendered = [&](const ForEach& for_each) {
    const Report report = check(made.value, {{}, {}, {runs.plans, runs.outcomes}}, for_each);
    return formats::find("json")->render(report, {Color::off});
  };
  const std::string expected = rendered(one_by_one);
  REQUIRE(report_of(made.value, {}).findings.size() > texts.size());
  for (std::size_t threads = 1; threads <= 8; ++threads) CHECK(rendered(sys::in_parallel(threads)) == expected);
  std::mt19937 random(7);
  const auto in_any_order = [&](std::size_t count, const std::function<void(std::size_t)>& work) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    std::for_each(order.begin(), order.end(), work);
  };
  for (int i = 0; i < 10; ++i) CHECK(rendered(in_any_order) == expected);
}

TEST_CASE("every finding lies in its file, on whole characters", "[check][property]") {
  const TextCollection made(three_topics());
  for (const Finding& finding : report_of(made.value, {}).findings) {
    const Location& at = finding.diagnostic.location;
    const auto topic = std::find_if(made.value.topics.begin(), made.value.topics.end(),
                                    [&](const Topic& t) { return t.path() == at.path; });
    REQUIRE(topic != made.value.topics.end());
    INFO(finding.diagnostic.rule);
    CHECK(at.span.begin <= at.span.end);
    CHECK(at.span.end <= topic->source->text().size());
    CHECK(at.begin == topic->source->position(at.span.begin));
    CHECK(at.end == topic->source->position(at.span.end));
    CHECK_FALSE(finding.diagnostic.message.empty());
  }
}

TEST_CASE("of a long line a finding carries the beginning, if it lies there", "[check]") {
  const std::string link = "[x](gone.md) ";
  const std::string early = link + std::string(985, 'a') + "\xE2\x82\xAC" + "bbb " + link;
  const TextCollection made({NamedText{"topics/a.md", early + '\n'}});
  const Report report = report_of(made.value, {{"broken-link"}, {}, {}});
  REQUIRE(report.findings.size() == 2);
  CHECK(report.findings[0].source_lines == Texts{early.substr(0, 998)});
  CHECK(report.findings[1].source_lines == Texts{});
}

TEST_CASE("nothing is fixed in a text with zero bytes, other bytes than UTF-8 or lines that end in CR", "[check]") {
  const std::string fixable = "# A\n\n```pyhton\nx\n```\n";
  const TextCollection made({{"topics/a.md", fixable},
                             {"topics/b.md", fixable + "\xF6\n"},
                             {"topics/c.md", fixable + "One.\rTwo.\n"},
                             {"topics/d.md", fixable + "One.\r\n"},
                             {"topics/e.md", fixable + std::string(1, '\0') + "\n"}});
  const Report report = report_of(made.value, {{"unknown-language"}, {}, {}});
  Texts with_fix;
  for (const Finding& finding : report.findings) {
    if (finding.diagnostic.fix) with_fix.push_back(finding.diagnostic.location.path);
  }
  CHECK(report.findings.size() == 5);
  CHECK(with_fix == Texts{"topics/a.md", "topics/d.md"});
}

TEST_CASE("a byte order mark is no part of a line's bytes", "[check]") {
  const SourceFile source("a.md", "\xEF\xBB\xBFOne.\nTwo.\n");
  CHECK(byte_column(source, 3) == 1);
  CHECK(byte_column(source, 5) == 3);
  CHECK(byte_column(source, 10) == 3);
}
