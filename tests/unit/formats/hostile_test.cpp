// Whatever documents hold: each format tells of as many findings as the others, in bytes that do no harm. The counting
// is done by other code than the writing.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/formats/format.hpp"
#include "support/catch.hpp"
#include "support/report.hpp"

using namespace deepdive;
using nlohmann::json;
using Texts = std::vector<std::string>;

namespace {

constexpr unsigned reports = 50;

/// Text as an author might write it who means us harm.
class Hostile {
public:
  explicit Hostile(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }

  std::string text() {
    static const std::vector<std::string> parts{"word",
                                                " ",
                                                "\n",
                                                "\r",
                                                "\r\n",
                                                "\t",
                                                "\x1B[31m",
                                                "::error::x",
                                                "\n::add-mask::a",
                                                "##[error]",
                                                "  ::warning file=a::",
                                                "]]>",
                                                "<!--",
                                                "&amp;",
                                                "|",
                                                "\"",
                                                "'",
                                                "`",
                                                "\\",
                                                "\x80",
                                                "\xFF\xFE",
                                                "\xE2\x80\xA8",
                                                "\xE2\x80\xA9",
                                                "\xE2\x80\xAE",
                                                "\xC2\x9B",
                                                "\xEF\xBF\xBE",
                                                "\xEF\xBF\xBF",
                                                "\x7F",
                                                "é",
                                                "漢字",
                                                "😀",
                                                "</failure>",
                                                "@someone",
                                                "#12",
                                                "https://x.org",
                                                "[a](b)",
                                                "%0A",
                                                ",",
                                                "{0}",
                                                "- ",
                                                "error[x]: y",
                                                "| 1:1 | error |",
                                                std::string("\0", 1),
                                                std::string(1500, 'x')};
    std::string made;
    for (std::size_t i = below(6); i > 0; --i) made += parts[below(parts.size())];
    return made;
  }

  Finding finding() {
    const std::string document = text() + "\n" + text();
    const std::size_t begin = below(document.size() + 1);
    Finding made = testing::finding_in(document, {begin, begin + below(document.size() - begin + 1)}, "m" + text(),
                                       below(3) == 0 ? text() + "p" : "topics/a.md");
    Diagnostic& diagnostic = made.diagnostic;
    diagnostic.rule = below(2) == 0 ? "some-rule" : "other-rule";
    diagnostic.severity = below(2) == 0 ? Severity::error : Severity::warning;
    diagnostic.help = below(2) == 0 ? "" : text();
    diagnostic.detail = below(2) == 0 ? "" : text();
    diagnostic.subject = below(2) == 0 ? "" : text();
    if (below(3) == 0) diagnostic.notes = {{diagnostic.location, text()}};
    if (below(3) == 0) diagnostic.fix = Fix{text(), {Edit{diagnostic.location, text()}}};
    made.fingerprint = below(2) == 0 ? "" : "abc";
    return made;
  }

  std::vector<Finding> findings(std::size_t most) {
    std::vector<Finding> made;
    for (std::size_t i = below(most + 1); i > 0; --i) {
      made.push_back(!made.empty() && below(4) == 0 ? made.back() : finding());
    }
    return made;
  }

  Report report() {
    Report made;
    made.findings = findings(40);
    made.allowed = findings(3);
    made.baselined = findings(3);
    for (Finding& allowed : made.allowed) allowed.reason = text();
    made.rules = {{"some-rule", "links", Severity::error, "Summary", "Doc"}};
    made.skip_reasons = {{text(), 1}};
    made.notes = {"n" + text()};
    made.files = {"topics/a.md", "topics/b.md"};
    made.totals.files = 2;
    for (const Finding& each : made.findings) {
      ++(each.diagnostic.severity == Severity::error ? made.totals.errors : made.totals.warnings);
    }
    return made;
  }

private:
  std::mt19937 random_;
};

std::string rendered(const std::string& name, const Report& report) {
  const Format* format = formats::find(name);
  REQUIRE(format);
  return format->render(report, {});
}

Texts lines_of(const std::string& text) {
  Texts lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

bool starts_with(const std::string& text, const std::string& with) { return text.compare(0, with.size(), with) == 0; }

std::size_t count_starting(const std::string& text, const Texts& beginnings) {
  std::size_t count = 0;
  for (const std::string& line : lines_of(text)) {
    for (const std::string& with : beginnings) count += starts_with(line, with) ? 1U : 0U;
  }
  return count;
}

std::size_t count_jsonl(const std::string& text) {
  std::size_t count = 0;
  for (const std::string& line : lines_of(text)) count += json::parse(line).at("kind") == "finding" ? 1U : 0U;
  return count;
}

std::size_t count_sarif(const std::string& text) {
  std::size_t count = 0;
  std::set<std::string> fingerprints;
  const json log = json::parse(text);
  for (const json& result : log.at("runs").at(0).at("results")) {
    const bool suppressed = result.contains("suppressions") && !result.at("suppressions").empty();
    const bool old = result.contains("baselineState") && result.at("baselineState") == "unchanged";
    count += suppressed || old ? 0 : 1;
    CHECK(fingerprints.insert(result.at("partialFingerprints").at("deepdive/v1")).second);
  }
  return count;
}

std::size_t count_gitlab(const std::string& text) {
  std::set<std::string> fingerprints;
  const json issues = json::parse(text);
  for (const json& issue : issues) CHECK(fingerprints.insert(issue.at("fingerprint")).second);
  return issues.size();
}

/// As REQUIRE, for what is asked of every character.
void demand(bool holds) {
  if (!holds) FAIL("not well-formed");
}

/// Reads the subset of XML that a report needs and refuses all else.
class XmlReader {
public:
  explicit XmlReader(const std::string& text) : text_(text) {}

  /// Number of elements of this name; the document must be well-formed.
  std::size_t count(const std::string& name) {
    std::size_t found = 0;
    expect("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    while (at_ < text_.size()) {
      if (text_[at_] == '<') {
        found += tag() == name ? 1U : 0U;
      } else {
        character(">");
      }
    }
    CHECK(open_.empty());
    return found;
  }

private:
  void expect(const std::string& word) {
    demand(text_.compare(at_, word.size(), word) == 0);
    at_ += word.size();
  }

  /// Name of the element that begins here; empty at an end tag.
  std::string tag() {
    expect("<");
    const bool ends = text_.at(at_) == '/';
    at_ += ends ? 1U : 0U;
    const std::size_t end = text_.find_first_of(" />", at_);
    const std::string name = text_.substr(at_, end - at_);
    at_ = end;
    if (ends) {
      REQUIRE(!open_.empty());
      REQUIRE(open_.back() == name);
      open_.pop_back();
      expect(">");
      return {};
    }
    while (text_.at(at_) == ' ') attribute();
    const bool alone = text_.at(at_) == '/';
    expect(alone ? "/>" : ">");
    if (!alone) open_.push_back(name);
    return name;
  }

  void attribute() {
    expect(" ");
    at_ = text_.find('=', at_);
    expect("=\"");
    while (text_.at(at_) != '"') character("<>\n\t");
    expect("\"");
  }

  void character(const std::string& refused) {
    const char c = text_.at(at_);
    demand(refused.find(c) == std::string::npos);
    demand(text_.compare(at_, 3, "\xEF\xBF\xBE") != 0);
    demand(text_.compare(at_, 3, "\xEF\xBF\xBF") != 0);
    if (c != '&') {
      ++at_;
      return;
    }
    const std::string entity = text_.substr(at_, text_.find(';', at_) + 1 - at_);
    demand(std::set<std::string>{"&amp;", "&lt;", "&gt;", "&quot;", "&#9;"}.count(entity) == 1);
    at_ += entity.size();
  }

  const std::string& text_;
  std::size_t at_ = 0;
  std::vector<std::string> open_ = {};
};

/// Rows of findings; each must have its four cells and nothing that is alive in them.
std::size_t count_markdown(const std::string& text) {
  std::size_t count = 0;
  for (const std::string& line : lines_of(text)) {
    const bool row = starts_with(line, "| ") && line.size() > 2 && line[2] >= '0' && line[2] <= '9' &&
                     line.find("\\|") != 0 && line.find(':') < line.find(" |");
    if (!row) continue;
    ++count;
    std::size_t bars = 0;
    bool tame = true;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '\\') {
        ++i;
      } else {
        bars += line[i] == '|' ? 1U : 0U;
        tame = tame && std::string("<>`*[]").find(line[i]) == std::string::npos;
      }
    }
    CHECK(tame);
    CHECK(bars == 5);
  }
  return count;
}

bool is_harmless(const std::string& text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) return false;
  }
  return !first_invalid_utf8(text) && visible(text) == text;
}

}  // namespace

TEST_CASE("every format reports the same number of findings", "[formats]") {
  for (unsigned seed = 1; seed <= reports; ++seed) {
    const Report report = Hostile(seed).report();
    const std::size_t count = report.findings.size();
    INFO("seed " << seed);
    CHECK(count_starting(rendered("text", report), {"error[", "warning["}) == count);
    CHECK(lines_of(rendered("concise", report)).size() == count);
    CHECK(json::parse(rendered("json", report)).at("findings").size() == count);
    CHECK(count_jsonl(rendered("jsonl", report)) == count);
    CHECK(count_starting(rendered("github", report), {"error: ", "warning: "}) == count);
    CHECK(count_gitlab(rendered("gitlab", report)) == count);
    CHECK(count_sarif(rendered("sarif", report)) == count);
    CHECK(json::parse(rendered("rdjson", report)).at("diagnostics").size() == count);
    CHECK(count_markdown(rendered("markdown", report)) == count);
    const std::string junit = rendered("junit", report);
    CHECK(XmlReader(junit).count("failure") == count);
  }
}

TEST_CASE("every format writes UTF-8 without control characters", "[formats]") {
  for (unsigned seed = 1; seed <= reports; ++seed) {
    const Report report = Hostile(seed).report();
    for (const Format& format : formats::all()) {
      INFO(format.name << ", seed " << seed);
      CHECK(is_harmless(format.render(report, {})));
    }
    CHECK(is_harmless(formats::summary(report)));
  }
}

TEST_CASE("no document can give GitHub a command", "[formats]") {
  for (unsigned seed = 1; seed <= reports; ++seed) {
    const Report report = Hostile(seed).report();
    const std::size_t commands =
        std::min<std::size_t>(report.totals.errors, 10) + std::min<std::size_t>(report.totals.warnings, 10);
    const std::string text = rendered("github", report) + formats::summary(report);
    INFO("seed " << seed);
    std::size_t found = 0;
    for (const std::string& line : lines_of(text)) {
      const std::size_t begin = line.find_first_not_of(" \t");
      if (begin != std::string::npos && line.compare(begin, 2, "::") == 0) ++found;
    }
    CHECK(found == commands);
    CHECK(count_starting(text, {"::error file=", "::warning file="}) == commands);
    CHECK(text.find("##[") == std::string::npos);
  }
}
