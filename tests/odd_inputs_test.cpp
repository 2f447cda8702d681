// Files that no author means to have: each is told of with its place, the rest goes on, and nothing is written.
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/shell.hpp"

namespace fs = std::filesystem;
using namespace deepdive::testing;

namespace {

using Make = std::function<void(const fs::path&)>;

/// A file that is made somewhere in a collection, and what is said of it.
struct Odd {
  std::string name = {};
  Make make = {};
  std::string said = {};  ///< how a line of the output begins, without the file's name in front
};

const std::string head = "---\ntitle: Example\nstatus: planned\n---\n";
const std::string marker = "<!-- deepdive:begin planned -->\n";
const std::string page = "# Index\n\n" + marker + "<!-- deepdive:end planned -->\n";

Make text(const std::string& bytes) {
  return [=](const fs::path& path) { std::ofstream(path, std::ios::binary) << bytes; };
}

Make link(const std::string& target) {
  return [=](const fs::path& path) { fs::create_symlink(target, path); };
}

/// Fields between the lines that make them front matter.
Make fields(const std::string& yaml) { return text("---\n" + yaml + "status: planned\n---\n"); }

std::string repeated(const std::string& part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

/// As UTF-16 for little machines; only for ASCII.
std::string wide(const std::string& ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii) bytes += {c, '\0'};
  return bytes;
}

void make_fifo(const fs::path& path) { REQUIRE(::mkfifo(path.c_str(), 0600) == 0); }
void make_folder(const fs::path& path) { fs::create_directory(path); }

void link_to_itself(const fs::path& path) { fs::create_symlink(path.filename(), path); }

void make_socket(const fs::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = path;
  REQUIRE(name.size() < sizeof address.sun_path);
  std::copy(name.begin(), name.end(), address.sun_path);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  ::close(socket);
}

void make_unreadable(const fs::path& path) {
  text(head)(path);
  fs::permissions(path, fs::perms::none);
}

/// What is no file that can be read; `said` follows the name in quotes.
std::vector<Odd> unreadable_files() {
  const std::string not_followed = "is a symbolic link, which is not followed here";
  std::vector<Odd> all{
      {"a FIFO", make_fifo, "is a FIFO, not a file"},
      {"a folder", make_folder, "is a folder, not a file"},
      {"a socket", make_socket, "is no regular file"},
      {"a link to a device", link("/dev/zero"), not_followed},
      {"a link to itself", link_to_itself, not_followed},
      {"a link out of the collection", link("/etc/passwd"), not_followed},
      {"a file larger than a document may be", text(head + repeated("x\n", 600000)), "is larger than 1048576 bytes"},
  };
  if (::geteuid() != 0) all.push_back({"a closed file", make_unreadable, "cannot be read: Permission denied"});
  return all;
}

/// Bytes that are no text; `said` begins with line and column.
std::vector<Odd> odd_texts() {
  return {
      {"nothing", text(""), "1:1: error: the topic has no front matter [missing-front-matter]"},
      {"a zero byte in a field", fields("title: A" + std::string(1, '\0') + "\n"),
       "2:9: error: the control character U+0000 stands in the YAML [invalid-front-matter]"},
      {"a zero byte in the text", text(head + "# A\n\na" + std::string(1, '\0') + "b\n"),
       "7:2: error: a zero byte stands here [invalid-encoding]"},
      {"another encoding in a field",
       fields("title: Gr\xF6\xDF"
              "e\n"),
       "2:10: error: the text is not UTF-8 [invalid-front-matter]"},
      {"half a character in the text", text(head + "# A\n\na\xC3(b\n"),
       "7:2: error: the text is not UTF-8 from here on [invalid-encoding]"},
      {"a byte order mark and a fault", text("\xEF\xBB\xBF---\ntitle: [\n---\n"),
       "2:9: error: the YAML cannot be read here: end of sequence flow not found [invalid-front-matter]"},
      {"UTF-16", text(wide(head)), "1:1: error: the text is not UTF-8 from here on [invalid-encoding]"},
      {"lines that end in CR", text("# A\r\rText.\r"),
       "1:4: error: a carriage return stands here without a line feed [invalid-encoding]"},
      {"a line of a megabyte", text(head + "# A\n\n" + std::string(1000000, 'x') + " [a](lost.md)\n"),
       "7:1000006: error: file 'topics/lost.md' does not exist [broken-link]"},
  };
}

/// Front matter; `said` begins with line and column.
std::vector<Odd> odd_fields() {
  const std::string unsound = " [invalid-front-matter]";
  const std::string anchor = "error: anchors ('&name') are not read here" + unsound;
  const std::string deep = "error: values are nested more than 8 levels deep" + unsound;
  return {
      {"a value that holds itself", fields("title: &a [*a]\n"), "2:8: " + anchor},
      {"values that multiply", fields("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ne: &e [*d,*d]\n"),
       "2:4: " + anchor},
      {"an alias", fields("title: *a\n"), "2:8: error: aliases ('*name') are not read here" + unsound},
      {"a tag", fields("title: !!python/object A\n"), "2:8: error: tags ('!name') are not read here" + unsound},
      {"a merge", fields("<<: {title: A}\n"), "2:1: error: merge keys ('<<') are not read here" + unsound},
      {"a thousand lists in each other", fields("title: " + repeated("[", 1000) + repeated("]", 1000) + "\n"),
       "2:15: " + deep},
      {"a thousand steps", fields("title: " + repeated("- ", 1000) + "a\n"),
       "2:8: error: the YAML cannot be read here: illegal block entry" + unsound},
      {"a field twice", fields("title: A\ntitle: B\n"), "3:1: error: field 'title' stands here twice [duplicate-key]"},
      {"a second document", fields("title: A\n--- # again\n"),
       "3:1: error: a second YAML document follows the first" + unsound},
      {"an open quote", fields("title: \"A\n"), "2:8: error: the quoted value is not closed" + unsound},
      {"a huge number", fields("title: A\nweeks: [99999999999999999999999999]\n"),
       "3:9: error: field 'weeks[0]' must be a whole number [invalid-field]"},
      {"a tab before a value", fields("title: A\nweeks:\n\t- 1\n"),
       "4:1: error: a tab stands in the indentation" + unsound},
      {"a comma", fields(",\n"), "2:1: error: the fields end before this" + unsound},
      {"a list", text("---\n- a\n---\n"), "2:1: error: fields are expected here, 'name: value' a line" + unsound},
      {"a word", text("---\nword\n---\n"), "2:1: error: fields are expected here, 'name: value' a line" + unsound},
      {"a long line", fields("title: " + std::string(5000, 'x') + "\n"),
       "2:1: error: the line is longer than 4096 bytes" + unsound},
      {"too many bytes", fields(repeated("title: A\n", 8000)), "2:1: error: the YAML is longer than 64 KiB" + unsound},
  };
}

/// Type and bytes of all that lies below a folder, but for the cache.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> all;
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator(); ++at) {
    if (at->path().filename() == ".cache") {
      at.disable_recursion_pending();
      continue;
    }
    std::stringstream held;
    if (at->is_symlink()) held << "link " << fs::read_symlink(at->path()).string();
    else if (at->is_regular_file()) held << std::ifstream(at->path(), std::ios::binary).rdbuf();
    else held << "type " << static_cast<int>(at->symlink_status().type());
    all[at->path().lexically_relative(folder)] = held.str();
  }
  return all;
}

/// Not for ever, and with a status of its own when it dies of a signal.
Ran run(const std::string& arguments, const ScratchFolder& scratch) {
  return run_command("timeout 60 deepdive " + arguments, scratch.path());
}

/// Whether a line of the output begins with the text.
bool says(const Ran& ran, const std::string& text) {
  return std::any_of(ran.output.begin(), ran.output.end(),
                     [&](const std::string& line) { return line.rfind(text, 0) == 0; });
}

void check_said(const Ran& ran, int status, const std::string& text) {
  INFO("looking for: " << text << "\nin:\n" << join_lines(ran.output).substr(0, 2000));
  CHECK(ran.status == status);
  CHECK(says(ran, text));
}

/// A collection of one sound topic and an index page that has it not yet.
void write_sound(const ScratchFolder& scratch) {
  scratch.write("deepdive.yaml", {});
  scratch.write("topics/sound.md", {"---", "title: Sound", "status: planned", "---"});
  text(page)(scratch.path() / "README.md");
}

const std::vector<std::string> readers{"status --json", "render-index --check", "new Something --dry-run"};

/// No command but those that write what they are asked for may change a thing.
void check_readers(const ScratchFolder& scratch) {
  for (const std::string& reader : readers) {
    INFO("deepdive " << reader);
    const Ran ran = run(reader, scratch);
    CHECK(ran.status <= 2);
  }
}

/// What is no settings; `said` begins with line and column.
std::vector<Odd> odd_settings() {
  return {
      {"a zero byte", text("topics: a" + std::string(1, '\0') + "\n"),
       "1:10: the control character U+0000 stands in the YAML"},
      {"another encoding", text("topics: \xFF\n"), "1:9: the text is not UTF-8"},
      {"a byte order mark and a fault", text("\xEF\xBB\xBFtopics: [\n"),
       "1:10: the YAML cannot be read here: end of sequence flow not found"},
      {"UTF-16", text(wide("topics: a\n")), "1:1: the text is not UTF-8"},
      {"lines that end in CR", text("rules:\r  a: b\r"), "1:7: the control character U+000D stands in the YAML"},
      {"a value that holds itself", text("topics: &a [*a]\n"), "1:9: anchors ('&name') are not read here"},
      {"an alias", text("topics: *a\n"), "1:9: aliases ('*name') are not read here"},
      {"a tag", text("topics: !!python/object a\n"), "1:9: tags ('!name') are not read here"},
      {"a merge", text("<<: {topics: a}\n"), "1:1: merge keys ('<<') are not read here"},
      {"a thousand lists in each other", text("topics: " + repeated("[", 1000) + repeated("]", 1000)),
       "1:16: values are nested more than 8 levels deep"},
      {"a field twice", text("topics: a\ntopics: b\n"), "2:1: field 'topics' stands here twice"},
      {"a second document", text("topics: a\n---\ntopics: b\n"), "2:1: a second YAML document follows the first"},
      {"an open quote", text("topics: \"a"), "1:9: the quoted value is not closed"},
      {"a huge number", text("limits: {document_bytes: 99999999999999999999}\n"), "1:1: field 'limits' is not known"},
      {"a tab before a name", text("rules:\n\ta: b\n"), "2:1: a tab stands in the indentation"},
      {"a comma", text(","), "1:1: the fields end before this"},
      {"a word", text("topics\n"), "1:1: fields are expected here, 'name: value' a line"},
      {"too many bytes", text(repeated("# ...\n", 20000)), "1:1: the YAML is longer than 64 KiB"},
      {"a glob that leads out", text("topics: ../*.md\n"), "1:9: '../*.md' does not lie below the collection's folder"},
      {"an index that leads out", text("index: {file: /etc/passwd}\n"),
       "1:15: '/etc/passwd' does not lie below the collection's folder"},
  };
}

/// Index pages whose bytes are no text, or whose markers are none or doubtful; `said` begins with line and column.
std::vector<Odd> odd_pages() {
  const std::string end = "<!-- deepdive:end planned -->\n";
  const std::string alone = ": a marker of the index must stand alone on its line";
  return {
      {"lines that end in CR", text("# I\r\r" + replace_all(marker + end, "\n", "\r")),
       "1:4: a carriage return stands here without a line feed"},
      {"a zero byte", text("# I\n" + std::string(1, '\0') + "\n" + marker + end), "2:1: a zero byte stands here"},
      {"another encoding", text(marker + end + "Gr\xF6\xDF\n"), "3:3: the text is not UTF-8 from here on"},
      {"UTF-16", text(wide(page)), "1:1: the text is not UTF-8 from here on"},
      {"both markers on one line", text("<!-- deepdive:begin planned --><!-- deepdive:end planned -->\n"),
       "1:1" + alone},
      {"markers in a list", text("- " + marker + "  " + end), "1:3" + alone},
      {"markers in a quotation", text("> " + marker + "> " + end), "1:3" + alone},
      {"a marker that is not closed", text("<!-- deepdive:begin planned\n" + end), "1:1" + alone},
      {"markers in a comment", text("<!--\n" + marker + end + "-->\n"), "3:1: region 'planned' ends and has not begun"},
      {"the end alone", text(end), "1:1: region 'planned' ends and has not begun"},
      {"the beginning alone", text(marker), "1:1: region 'planned' begins and does not end"},
      {"a region in itself", text(marker + marker + end + end), "2:1: region 'planned' stands here twice"},
      {"thousands of regions", text(repeated(marker + end, 3000)), "5999:1: region 'planned' stands here twice"},
      {"a marker without a name", text("<!-- deepdive:begin -->\n"), "1:1: the marker names no region"},
      {"an escape sequence in a name",
       text("<!-- deepdive:begin plan\x1B"
            "ned -->\n"),
       "1:1: region 'plan\xE2\x90\x9Bned' is not known"},
  };
}

struct OddName {
  std::string name = {};
  std::string shown = {};  ///< the same when empty
};

std::vector<OddName> odd_names() {
  return {
      {"-x.md"},
      {"--help.md"},
      {"a b.md"},
      {"q'\"`$(id)&;.md"},
      {"a|b<script>.md"},
      {"[a](b).md"},
      {"=cmd().md"},
      {"]]>.md"},
      {"%0A.md"},
      {"a\\b.md"},
      {std::string(252, 'x') + ".md"},
      {"a\tb.md"},
      {"a\nb.md",
       "a\xE2\x90\x8A"
       "b.md"},
      {"a\rb.md",
       "a\xE2\x90\x8D"
       "b.md"},
      {"a\x1B[31mb.md", "a\xE2\x90\x9B[31mb.md"},
      {"a\xE2\x80\xAE"
       "b.md",
       "a\xEF\xBF\xBD"
       "b.md"},
      {"a\xFF"
       "b.md",
       "a\xEF\xBF\xBD"
       "b.md"},
  };
}

}  // namespace

TEST_CASE("a topic that is no file is named, and the rest goes on", "[odd]") {
  for (const Odd& odd : unreadable_files()) {
    INFO(odd.name);
    const ScratchFolder scratch;
    write_sound(scratch);
    odd.make(scratch.path() / "topics/x.md");
    const auto before = contents(scratch.path());
    const std::string said = "deepdive: 'topics/x.md' " + odd.said;
    check_said(run("validate --no-run", scratch), 2, said);
    check_said(run("validate --no-run topics/sound.md", scratch), 2, said);
    check_said(run("list --format paths", scratch), 2, "topics/sound.md");
    check_said(run("status", scratch), 2, said);
    check_said(run("render-index", scratch), 2, said);
    check_readers(scratch);
    CHECK(contents(scratch.path()) == before);
  }
}

TEST_CASE("a topic of odd bytes is a finding with its place", "[odd]") {
  for (const auto& family : {odd_texts(), odd_fields()}) {
    for (const Odd& odd : family) {
      INFO(odd.name);
      const ScratchFolder scratch;
      write_sound(scratch);
      odd.make(scratch.path() / "topics/x.md");
      const auto before = contents(scratch.path());
      check_said(run("validate --no-run", scratch), 1, "topics/x.md:" + odd.said);
      check_said(run("validate --no-run --fix", scratch), 1, "nothing to fix");
      check_said(run("list --format paths", scratch), 0, "topics/x.md");
      check_readers(scratch);
      CHECK(contents(scratch.path()) == before);
    }
  }
}

TEST_CASE("settings that cannot be read stop every command", "[odd]") {
  std::vector<Odd> all = unreadable_files();
  for (Odd& odd : all) odd.said = "deepdive: 'deepdive.yaml' " + odd.said;
  for (Odd& odd : odd_settings()) all.push_back({odd.name, odd.make, "deepdive.yaml:" + odd.said});
  for (const Odd& odd : all) {
    INFO(odd.name);
    const ScratchFolder scratch;
    write_sound(scratch);
    fs::remove(scratch.path() / "deepdive.yaml");
    odd.make(scratch.path() / "deepdive.yaml");
    const auto before = contents(scratch.path());
    for (const std::string command : {"validate --no-run", "list", "status", "render-index", "new Something"}) {
      INFO("deepdive " << command);
      check_said(run(command, scratch), 2, odd.said);
    }
    CHECK(contents(scratch.path()) == before);
  }
}

TEST_CASE("an index page that cannot be read is left alone", "[odd]") {
  for (const Odd& odd : unreadable_files()) {
    INFO(odd.name);
    const ScratchFolder scratch;
    write_sound(scratch);
    fs::remove(scratch.path() / "README.md");
    odd.make(scratch.path() / "README.md");
    const auto before = contents(scratch.path());
    const std::string said = "deepdive: 'README.md' " + odd.said;
    const Ran checked = run("validate --no-run", scratch);
    check_said(checked, 2, said);
    check_said(checked, 2, "'README.md' was not read: the index was not checked");
    check_said(run("render-index", scratch), 2, said);
    check_readers(scratch);
    CHECK(contents(scratch.path()) == before);
  }
}

TEST_CASE("odd index pages are findings, and nothing is written into them", "[odd]") {
  for (const Odd& odd : odd_pages()) {
    INFO(odd.name);
    const ScratchFolder scratch;
    write_sound(scratch);
    odd.make(scratch.path() / "README.md");
    const auto before = contents(scratch.path());
    const std::string said = "README.md:" + odd.said;
    check_said(run("validate --no-run", scratch), 1,
               said.substr(0, said.find(": ")) + ": error" + said.substr(said.find(": ")));
    check_said(run("render-index", scratch), 2, said);
    check_readers(scratch);
    CHECK(contents(scratch.path()) == before);
  }
}

TEST_CASE("a topic may have any name that a file can have", "[odd]") {
  for (const OddName& odd : odd_names()) {
    const std::string path = "topics/" + (odd.shown.empty() ? odd.name : odd.shown);
    INFO(path);
    const ScratchFolder scratch;
    write_sound(scratch);
    text(head + "\n[a](lost.md)\n")(scratch.path() / "topics" / odd.name);
    const auto before = contents(scratch.path());
    check_said(run("validate --no-run", scratch), 1, path + ":6:5: error: file 'topics/lost.md' does not exist");
    check_said(run("validate --no-run topics/*", scratch), 1, path + ":6:5: error: ");
    check_said(run("list --format paths", scratch), 0, path);
    check_readers(scratch);
    CHECK(contents(scratch.path()) == before);
    check_said(run("render-index", scratch), 0, "README.md is updated");
    check_said(run("validate --no-run --only links,index", scratch), 1, path + ":6:5: error: ");
    CHECK(run("render-index --check", scratch).status == 0);
  }
}

TEST_CASE("what is no file may have any name", "[odd]") {
  for (const OddName& odd : odd_names()) {
    const std::string path = "topics/" + (odd.shown.empty() ? odd.name : odd.shown);
    INFO(path);
    const ScratchFolder scratch;
    write_sound(scratch);
    make_fifo(scratch.path() / "topics" / odd.name);
    const auto before = contents(scratch.path());
    for (const std::string command : {"validate --no-run", "list", "status", "render-index"}) {
      check_said(run(command, scratch), 2, "deepdive: '" + path + "' is a FIFO, not a file");
    }
    CHECK(contents(scratch.path()) == before);
  }
}
