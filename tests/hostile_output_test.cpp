// Whatever documents, names and code hold, the program's output is text that drives no terminal, no log and no reader.
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "support/catch.hpp"
#include "support/shell.hpp"

namespace fs = std::filesystem;
using namespace deepdive::testing;
using nlohmann::json;

namespace {

const std::string zero(1, '\0');

/// What terminals, GitHub, XML, HTML, Markdown and spreadsheets each take for more than text; in one line of a file.
const std::string hostile = "\x1B[31m ##[error]x ]]> <script>alert(1)</script> | `a` =cmd() \xE2\x80\xAE \x07 \xC2\x9B";

/// The same for a string of YAML in double quotes, and with line ends.
const std::string hostile_yaml =
    "=cmd() \\e[31m ##[error]x ]]> <script>alert(1)</script> | `a` \\u202e \\a \\x9b \\r::error::c\\n::error::d\\0";

/// The same as a string of Python.
const std::string hostile_python =
    "'\\x1b[31m ##[error]x ]]> <script>alert(1)</script> | `a` =cmd() \\u202e \\x07 \\x9b \\x00\\r::error::c\\n"
    "::error::d\\n  ::stop-commands::e'";

void write_bytes(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string fence(const std::string& info, const std::string& content) {
  return "~~~" + info + "\n" + content + "\n~~~\n\n";
}

std::string hostile_topic() {
  std::string text = "---\ntitle: \"" + hostile_yaml + "\"\nshort_title: \"" + hostile_yaml + "\"\nstatus: \"" +
                     hostile_yaml + "\"\ntopics:\n  - \"" + hostile_yaml + "\"\n\"" + hostile_yaml + "\": 1\n---\n";
  text += "# ::error::" + hostile + "\n\n## " + hostile + "\n\n";
  text += "[::error::](<lost " + hostile + ".md>) [a](http://h/\x1B[31m##[error])\n<img src=\"" + hostile + "\">\n\n";
  text += fence("python", "print(" + hostile_python + ")") + fence("output", "::error::" + hostile + zero);
  text += fence("python", "raise ValueError(" + hostile_python + ")");
  text += fence("::error::" + hostile, "x") + fence("python {::error::=\"" + hostile + "\"}", "x");
  text += fence("python {skip=\"::error::" + hostile + "\"}", "x") + fence("json", "{\"" + hostile);
  return text;
}

/// Topics whose names and contents mean harm, one of them no file, and an index page that has them not yet.
void write_hostile(const ScratchFolder& scratch) {
  scratch.write("deepdive.yaml", {"topics: '**/*.md'", "schema: none"});
  scratch.write("README.md", {"# Index", "", "<!-- deepdive:begin available -->", "<!-- deepdive:end available -->", "",
                              "<!-- deepdive:begin tracking -->", "<!-- deepdive:end tracking -->"});
  write_bytes(scratch.path() / "topics" / ("=a " + replace_all(hostile, "</script>", "") + ".md"), hostile_topic());
  write_bytes(scratch.path() / "::error::x.md", hostile_topic());
  const std::string created = "---\ntitle: \"" + hostile_yaml + " 2\"\nstatus: created\ncompleted: 2026-01-01\n" +
                              "topics: [\"" + hostile_yaml + "\"]\n---\n# A\n";
  write_bytes(scratch.path() / "topics/a\n::error::y.md", created);
  REQUIRE(::mkfifo((scratch.path() / "topics/b\n::error::z\r##[error].md").c_str(), 0600) == 0);
}

Ran run(const std::string& command, const ScratchFolder& scratch) { return run_command(command, scratch.path()); }

/// All of standard output, whatever the status.
std::string output_of(const std::string& command, const ScratchFolder& scratch) {
  return join_lines(run("exec 2>errors.txt\n" + command, scratch).output);
}

/// Nothing that drives a terminal: UTF-8 in which LF and tab are the only control characters.
void check_harmless(const std::string& text) {
  CHECK_FALSE(deepdive::first_invalid_utf8(text));
  CHECK(deepdive::visible(text) == text);
}

/// Whether GitHub's log takes the line for a command, and not for one that begins with one of our `own` words.
bool is_command(const std::string& line, const std::vector<std::string>& own) {
  if (line.find("##[") != std::string::npos) return true;
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string::npos || line.compare(begin, 2, "::") != 0) return false;
  return std::none_of(own.begin(), own.end(), [&](const std::string& word) { return line.rfind(word, 0) == 0; });
}

void check_no_commands(const std::vector<std::string>& lines, const std::vector<std::string>& own = {}) {
  for (const std::string& line : lines) {
    INFO(line);
    CHECK_FALSE(is_command(line, own));
  }
}

void check_xml(const std::string& command, const ScratchFolder& scratch) {
  INFO(command);
  const std::string text = output_of(command + " | tee report.xml", scratch);
  check_harmless(text);
  CHECK(text.find("<script") == std::string::npos);
  const Ran parsed = run("python3 -c 'import xml.dom.minidom as m; m.parse(\"report.xml\")'", scratch);
  CHECK(parsed.output.empty());
  CHECK(parsed.status == 0);
}

/// Markdown and YAML in which HTML is text.
void check_without_html(const std::string& command, const ScratchFolder& scratch) {
  INFO(command);
  const std::string text = output_of(command, scratch);
  check_harmless(text);
  CHECK(text.find("script") != std::string::npos);
  CHECK(replace_all(text, "\\<script", "").find("<script") == std::string::npos);
}

}  // namespace

TEST_CASE("what people read holds no control characters and no commands", "[hostile]") {
  const ScratchFolder scratch;
  write_hostile(scratch);
  for (const std::string command : {
           "validate",
           "validate --format text",
           "validate --format concise",
           "validate --format markdown",
           "validate --report",
           "validate --list-blocks",
           "validate --no-run --only links -o report.txt",
           "validate --no-run --write-baseline=baseline.json",
           "validate --no-run --baseline baseline.json",
           "list",
           "status",
           "status '::error::x.md'",
           "status no-such-topic",
           "status --stale-after 1",
           "status --badge badge.svg",
           "validate --no-run no::error::such.md",
           "render-index",
           "list --where \"$(printf 'a\\033\\n::error::b')\"",
           "new \"$(printf '::error::\\033 <b>|\\n##[error]')\" --planned",
           "new \"$(printf '::error::\\033 <b>|\\n##[error]')\" --planned",
           "-C \"$(printf 'a\\n::error::b\\r')\" list",
           "\"$(printf 'a\\n::error::b\\r##[c]')\"",
           "validate --format \"$(printf 'a\\n::error::b\\r')\"",
       }) {
    INFO("deepdive " << command);
    const Ran ran = run("deepdive " + command, scratch);
    CHECK(ran.status <= 2);
    CHECK_FALSE(ran.output.empty());
    check_harmless(join_lines(ran.output));
    check_no_commands(ran.output);
  }
}

TEST_CASE("a new document holds no control characters", "[hostile]") {
  const ScratchFolder scratch;
  scratch.write("deepdive.yaml", {});
  scratch.write("topics/planned.md",
                {"---", "title: \"A \\e[31m \\r\\0 B\"", "status: planned", "topics: [\"\\a\\n::error::\"]", "---"});
  for (const std::string command :
       {"new \"$(printf 'A\\033[31m\\r\\n::error::b')\" --topic \"$(printf 'a\\033\\nb')\" --dry-run",
        "new planned --dry-run", "new planned"}) {
    INFO("deepdive " << command);
    const Ran ran = run("deepdive " + command, scratch);
    CHECK(ran.status == 0);
    check_harmless(join_lines(ran.output));
  }
  const std::string written = output_of("cat topics/planned.md", scratch);
  CHECK(written.find("\n# A \\[31m B\n") != std::string::npos);
  check_harmless(written);
}

TEST_CASE("GitHub gets our annotations and no other command", "[hostile]") {
  const ScratchFolder scratch;
  write_hostile(scratch);
  const Ran ran = run("deepdive validate --format github", scratch);
  CHECK(ran.status == 2);
  check_harmless(join_lines(ran.output));
  check_no_commands(ran.output, {"::error file=", "::warning file="});
}

TEST_CASE("what programs read can be read", "[hostile]") {
  const ScratchFolder scratch;
  write_hostile(scratch);
  for (const std::string command :
       {"validate --format json", "validate --format gitlab", "validate --format sarif", "validate --format rdjson",
        "validate --report --format json", "list --format json", "status --json", "validate --list-blocks=json"}) {
    INFO("deepdive " << command);
    const std::string text = output_of("deepdive " + command, scratch);
    CHECK(json::accept(text));
    check_harmless(text);
  }
  for (const std::string command : {"list --format paths", "list --template '{path}: {title}'", "validate --list-links",
                                    "validate --list-links=places"}) {
    INFO("deepdive " << command);
    check_harmless(output_of("deepdive " + command, scratch));
  }
  for (const std::string& line : run("deepdive validate --report --format jsonl 2>errors.txt", scratch).output) {
    CHECK(json::accept(line));
    check_harmless(line);
  }
}

TEST_CASE("XML is well-formed, and no script is in it", "[hostile]") {
  const ScratchFolder scratch;
  write_hostile(scratch);
  check_xml("deepdive validate --format junit", scratch);
  check_xml("deepdive status --badge -", scratch);
}

TEST_CASE("a table for spreadsheets keeps formulas in quotes", "[hostile]") {
  const ScratchFolder scratch;
  write_hostile(scratch);
  const std::string text = replace_all(output_of("deepdive list --format csv", scratch), "\r\n", "\n");
  check_harmless(text);
  CHECK(text.find("\"=cmd()") != std::string::npos);
  for (const std::string start : {",=", "\n="}) CHECK(text.find(start) == std::string::npos);
}

TEST_CASE("in the index and the job's summary HTML and tables are text", "[hostile]") {
  const ScratchFolder scratch;
  write_hostile(scratch);
  fs::remove(scratch.path() / "topics/b\n::error::z\r##[error].md");
  fs::remove(scratch.path() / "::error::x.md");
  fs::remove_all(scratch.path() / "topics" / ("=a " + replace_all(hostile, "</script>", "") + ".md"));
  check_without_html("deepdive render-index --stdout", scratch);
  check_without_html("deepdive render-index --format mdbook --stdout", scratch);
  check_without_html("deepdive render-index --format mkdocs --stdout", scratch);
  check_without_html("deepdive validate --format markdown", scratch);
  CHECK(run("deepdive render-index", scratch).status == 0);
  const Ran checked = run("deepdive validate --only links,index", scratch);
  INFO(join_lines(checked.output));
  CHECK(checked.status == 0);
}
