#include "core/settings/settings.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;
using Texts = std::vector<std::string>;

namespace {

Settings read(const std::string& text) {
  const auto settings = read_settings(SourceFile("deepdive.yaml", text));
  REQUIRE(settings);
  return *settings;
}

Texts faults(const std::string& text) {
  const auto settings = read_settings(SourceFile("deepdive.yaml", text));
  Texts lines;
  if (settings) return lines;
  for (const Diagnostic& fault : settings.error()) {
    CHECK(fault.rule == "invalid-settings");
    lines.push_back(to_line(fault) + (fault.help.empty() ? "" : " | " + fault.help));
  }
  return lines;
}

void check_defaults(const Settings& settings) {
  CHECK(settings.topics == Texts{"topics/*.md"});
  CHECK(settings.schema.file.empty());
  CHECK(settings.front_matter.file.empty());
  CHECK(settings.index.file == "README.md");
  CHECK(settings.index.links);
  CHECK(settings.python == "python3");
  CHECK(settings.block_seconds == 10);
  CHECK(settings.document_seconds == 60);
  CHECK(settings.run.empty());
  CHECK(settings.document_bytes == 1'048'576);
  CHECK(settings.rules.empty());
  CHECK(settings.overrides.empty());
}

}  // namespace

TEST_CASE("every setting has a default", "[settings]") {
  check_defaults(Settings{});
  check_defaults(read(""));
  check_defaults(read("# nothing here\n"));
}

TEST_CASE("every setting is read", "[settings]") {
  const Settings settings = read(
      "topics: [notes/**/*.md, more/*.md]\n"
      "schema: schema/own.yaml\n"
      "baseline: ./known.json\n"
      "front_matter: schema/own.json\n"
      "index: {file: docs/README.md, links: false}\n"
      "links: {root: ./site}\n"
      "python: /usr/bin/python3.12\n"
      "block_seconds: 3\n"
      "document_seconds: 30\n"
      "run: [bash, console]\n"
      "document_bytes: 2048\n"
      "rules: {short-section: 'off', broken-link: warning}\n"
      "overrides:\n"
      "  - paths: topics/old_*.md\n"
      "    rules: {broken-link: off}\n"
      "  - {paths: [a.md, b.md], rules: {x: error}}\n");
  CHECK(settings.topics == Texts{"notes/**/*.md", "more/*.md"});
  CHECK(settings.schema.file == "schema/own.yaml");
  CHECK(settings.baseline == "known.json");
  CHECK(settings.front_matter.file == "schema/own.json");
  CHECK(settings.index.file == "docs/README.md");
  CHECK_FALSE(settings.index.links);
  CHECK(settings.link_root == "site");
  CHECK(settings.python == "/usr/bin/python3.12");
  CHECK(settings.block_seconds == 3);
  CHECK(settings.document_seconds == 30);
  REQUIRE(settings.run.size() == 2);
  CHECK(settings.run[0].language == "bash");
  CHECK(settings.run[1].language == "console");
  CHECK(settings.document_bytes == 2048);
  REQUIRE(settings.rules.size() == 2);
  CHECK(settings.rules[0].rule == "short-section");
  CHECK(settings.rules[0].severity == Severity::off);
  CHECK(settings.rules[1].rule == "broken-link");
  CHECK(settings.rules[1].severity == Severity::warning);
  REQUIRE(settings.overrides.size() == 2);
  CHECK(settings.overrides[0].paths == Texts{"topics/old_*.md"});
  CHECK(settings.overrides[1].paths == Texts{"a.md", "b.md"});
  REQUIRE(settings.overrides[1].rules.size() == 1);
  CHECK(settings.overrides[1].rules[0].rule == "x");
  CHECK(settings.overrides[1].rules[0].severity == Severity::error);
}

TEST_CASE("one glob needs no list", "[settings]") { CHECK(read("topics: '*.md'\n").topics == Texts{"*.md"}); }

TEST_CASE("a rule's name keeps its place", "[settings]") {
  const std::string text = "rules:\n  no-such-rule: off\n";
  CHECK(slice(text, read(text).rules.front().span) == "no-such-rule");
}

TEST_CASE("unknown settings are refused with a suggestion", "[settings]") {
  CHECK(faults("topcs: x\nindex:\n  flie: y\ncolour: z\n") ==
        Texts{"deepdive.yaml:1:1: field 'topcs' is not known | did you mean 'topics'?",
              "deepdive.yaml:3:3: field 'index.flie' is not known | did you mean 'file'?",
              "deepdive.yaml:4:1: field 'colour' is not known"});
  CHECK(faults("overrides:\n  - {path: x, rules: {a: off}}\n") ==
        Texts{"deepdive.yaml:2:6: field 'overrides[0].path' is not known | did you mean 'paths'?"});
}

TEST_CASE("settings of the wrong kind are refused with their place", "[settings]") {
  CHECK(faults("topics: []\n") == Texts{"deepdive.yaml:1:9: field 'topics' is empty"});
  CHECK(faults("topics: 3\n") ==
        Texts{"deepdive.yaml:1:9: field 'topics' must be text or a list | put the value in quotes"});
  CHECK(faults("index: {links: no}\n") == Texts{"deepdive.yaml:1:16: field 'index.links' must be true or false"});
  CHECK(faults("block_seconds: 0\ndocument_bytes: 1\n") ==
        Texts{"deepdive.yaml:1:16: field 'block_seconds' is 0; it must be between 1 and 3600",
              "deepdive.yaml:2:17: field 'document_bytes' is 1; it must be between 1024 and 104857600"});
  CHECK(faults("block_seconds: ten\n") == Texts{"deepdive.yaml:1:16: field 'block_seconds' must be a whole number"});
  CHECK(faults("rules: {a: warn}\n") == Texts{"deepdive.yaml:1:12: 'warn' is none of 'off', 'warning', 'error'"});
  CHECK(faults("rules: {a: eror}\n") ==
        Texts{"deepdive.yaml:1:12: 'eror' is none of 'off', 'warning', 'error' | did you mean 'error'?"});
  CHECK(faults("rules:\n") == Texts{"deepdive.yaml:1:6: field 'rules' has no value; it must be a group of fields"});
  CHECK(faults("overrides:\n  - rules: {a: off}\n") ==
        Texts{"deepdive.yaml:2:5: field 'overrides[0].paths' is missing | globs below the root"});
}

TEST_CASE("what is no YAML is refused with its place", "[settings]") {
  CHECK(faults("topics: *.md\n") ==
        Texts{"deepdive.yaml:1:9: aliases ('*name') are not read here | write the value out, or put it in quotes"});
  CHECK(faults("python: x\npython: y\n") == Texts{"deepdive.yaml:2:1: field 'python' stands here twice"});
}

TEST_CASE("a path or glob without a text is refused", "[settings]") {
  CHECK(faults("topics: ''\n") == Texts{"deepdive.yaml:1:9: field 'topics' is empty"});
  CHECK(faults("topics: ['', x.md]\n") == Texts{"deepdive.yaml:1:10: field 'topics[0]' is empty"});
  CHECK(faults("exclude: ''\nschema: ''\nfront_matter: ''\nbaseline: ''\n") ==
        Texts{"deepdive.yaml:1:10: field 'exclude' is empty", "deepdive.yaml:2:9: field 'schema' is empty",
              "deepdive.yaml:3:15: field 'front_matter' is empty", "deepdive.yaml:4:11: field 'baseline' is empty"});
  CHECK(faults("kinds: [{name: a, paths: ''}]\n") == Texts{"deepdive.yaml:1:26: field 'kinds[0].paths' is empty"});
  CHECK(faults("overrides: [{paths: '', rules: {}}, {paths: [], rules: {}}]\n") ==
        Texts{"deepdive.yaml:1:21: field 'overrides[0].paths' is empty",
              "deepdive.yaml:1:45: field 'overrides[1].paths' is empty"});
}

TEST_CASE("globs of other programs are refused with what to write", "[settings]") {
  const std::string no_glob = "is no glob: only '*', '?' and '**' stand for others";
  CHECK(faults("topics: ['*.md', '!a.md']\n") ==
        Texts{"deepdive.yaml:1:18: '!a.md' " + no_glob + " | `exclude` names what is left out"});
  CHECK(faults("exclude: '{a,b}/*.md'\n") ==
        Texts{"deepdive.yaml:1:10: '{a,b}/*.md' " + no_glob + " | write a list with a glob for each of them"});
  CHECK(faults("kinds: [{name: a, paths: 'a\\b.md'}]\n") ==
        Texts{"deepdive.yaml:1:26: 'a\\b.md' " + no_glob + " | write '/' between folders"});
  CHECK(faults("overrides: [{paths: [x, ../y], rules: {}}]\n") ==
        Texts{"deepdive.yaml:1:25: '../y' does not lie below the collection's folder"});
  CHECK(read("topics: '[draft]{a}.md'\n").topics == Texts{"[draft]{a}.md"});
  CHECK(read("overrides: [{paths: ./x/*.md, rules: {}}]\n").overrides.front().paths == Texts{"x/*.md"});
}

TEST_CASE("words that nearly say none are no names of files", "[settings]") {
  CHECK(faults("schema: None\nfront_matter: off\n") ==
        Texts{"deepdive.yaml:1:9: 'None' would be the name of a file | did you mean 'none'? the file is written "
              "'./None'",
              "deepdive.yaml:2:15: 'off' would be the name of a file | did you mean 'none'? the file is written "
              "'./off'"});
  CHECK(faults("kinds: [{name: a, paths: x, schema: NONE}]\n") ==
        Texts{"deepdive.yaml:1:37: 'NONE' would be the name of a file | did you mean 'none'? the file is written "
              "'./NONE'"});
  CHECK(read("schema: ./None\n").schema.file == "None");
}

TEST_CASE("a severity is the default, then the settings', then each override's", "[settings]") {
  const Settings settings = read(
      "rules: {a: warning, b: off}\n"
      "overrides:\n"
      "  - {paths: 'topics/old_*.md', rules: {a: off}}\n"
      "  - {paths: ['*.md', topics/old_one.md], rules: {a: error, c: warning}}\n");
  const auto severity = [&](const std::string& rule, const std::string& path) {
    return severity_of(settings, rule, path, Severity::error);
  };
  CHECK(severity("a", "topics/new.md") == Severity::warning);
  CHECK(severity("b", "topics/new.md") == Severity::off);
  CHECK(severity("c", "topics/new.md") == Severity::error);
  CHECK(severity("a", "topics/old_two.md") == Severity::off);
  CHECK(severity("a", "topics/old_one.md") == Severity::error);
  CHECK(severity("c", "README.md") == Severity::warning);
  CHECK(severity_of(settings, "d", "README.md", Severity::off) == Severity::off);
}

TEST_CASE("a schema may be none, built in or a file", "[settings]") {
  const Settings settings = read("schema: none\nfront_matter: ./none\n");
  CHECK(settings.schema.none);
  CHECK(settings.schema.file.empty());
  CHECK_FALSE(settings.front_matter.none);
  CHECK(settings.front_matter.file == "none");
}

TEST_CASE("kinds are read in their order", "[settings]") {
  const Settings settings = read(
      "kinds:\n"
      "  - name: recipe\n"
      "    paths: [./recipes/*.md, more/*.md]\n"
      "    where: {type: recipe, week: [3, 'four']}\n"
      "    schema: schema/../recipe.yaml\n"
      "    front_matter: none\n"
      "  - {name: note, paths: notes/*.md}\n");
  REQUIRE(settings.kinds.size() == 2);
  const KindSettings& recipe = settings.kinds[0];
  CHECK(recipe.name == "recipe");
  CHECK((recipe.selector ==
         schema::KindSelector{{"recipes/*.md", "more/*.md"}, {{"type", {"recipe"}}, {"week", {"3", "four"}}}}));
  REQUIRE(recipe.schema);
  CHECK(recipe.schema->file == "recipe.yaml");
  REQUIRE(recipe.front_matter);
  CHECK(recipe.front_matter->none);
  CHECK(settings.kinds[1].selector.paths == Texts{"notes/*.md"});
  CHECK_FALSE(settings.kinds[1].schema);
  CHECK_FALSE(settings.kinds[1].front_matter);
}

TEST_CASE("kinds that cannot be told apart are refused", "[settings]") {
  CHECK(faults("kinds:\n  - {name: a, paths: x}\n  - {name: a, where: {b: c}}\n") ==
        Texts{"deepdive.yaml:3:12: kind 'a' stands here twice | give each a name of its own"});
  const std::string nothing =
      "kind 'a' says of no document that it belongs to it | give it 'paths' (globs), 'where' (fields of the front "
      "matter), or both";
  CHECK(faults("kinds:\n  - name: a\n") == Texts{"deepdive.yaml:2:11: " + nothing});
  CHECK(faults("kinds:\n  - {name: a, where: {}}\n") == Texts{"deepdive.yaml:2:12: " + nothing});
}

TEST_CASE("kinds of the wrong form are refused with their place", "[settings]") {
  CHECK(faults("kinds:\n  - {name: a, pahts: x}\n") ==
        Texts{"deepdive.yaml:2:15: field 'kinds[0].pahts' is not known | did you mean 'paths'?"});
  CHECK(faults("kinds:\n  - {paths: x}\n") ==
        Texts{"deepdive.yaml:2:6: field 'kinds[0].name' is missing | what `deepdive new --kind` calls it"});
  CHECK(faults("kinds:\n  - {name: a, paths: []}\n") == Texts{"deepdive.yaml:2:22: field 'kinds[0].paths' is empty"});
  CHECK(faults("kinds:\n  - {name: a, paths: ../x}\n") ==
        Texts{"deepdive.yaml:2:22: '../x' does not lie below the collection's folder"});
  CHECK(faults("kinds:\n  - {name: a, where: {b: []}}\n") ==
        Texts{"deepdive.yaml:2:26: field 'kinds[0].where.b' is empty"});
}

TEST_CASE("a glob that leaves a folder out leaves out all below it", "[settings]") {
  const Settings settings = read("exclude: [node_modules, '**/vendor', docs/*.txt.md]\n");
  CHECK(is_excluded(settings, "node_modules"));
  CHECK(is_excluded(settings, "node_modules/a/README.md"));
  CHECK(is_excluded(settings, "x/vendor/a.md"));
  CHECK(is_excluded(settings, "docs/a.txt.md"));
  CHECK_FALSE(is_excluded(settings, "x/node_modules/a.md"));
  CHECK_FALSE(is_excluded(settings, "docs/a.md"));
  CHECK_FALSE(is_excluded(settings, "vendors/a.md"));
}
