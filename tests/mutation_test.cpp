// Each kind of claim is really checked: changing one character of it makes `validate` fail at that line, and only
// there.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/shell.hpp"

namespace fs = std::filesystem;
using namespace deepdive::testing;

namespace {

/// A document of one of the fixtures.
struct Specimen {
  std::string collection = {};
  std::string document = {};

  [[nodiscard]] fs::path folder() const { return fs::path(DEEPDIVE_SOURCE_DIR) / "tests" / "fixtures" / collection; }
};

const Specimen claims{"claims", "topics/claims.md"};

/// A text that stands there once, and what it is with one character changed.
struct Mutation {
  std::string before = {};
  std::string after = {};
  std::string reported = {};  ///< text of the line that is reported, when that is another one
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::size_t find_once(const std::string& text, const std::string& wanted) {
  INFO("looking for: " << wanted);
  const std::size_t at = text.find(wanted);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(wanted, at + 1) == std::string::npos);
  return at;
}

/// Line of a text's last character.
std::size_t line_of(const std::string& text, const std::string& part) {
  const std::size_t end = find_once(text, part) + part.size();
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
}

Ran validate(const Specimen& specimen, const std::string& text) {
  const ScratchFolder scratch;
  fs::copy(specimen.folder(), scratch.path(), fs::copy_options::recursive);
  std::ofstream(scratch.path() / specimen.document, std::ios::binary) << text;
  return run_command("deepdive -q validate --format concise --fail-on warning " + specimen.document, scratch.path());
}

void check_passes(const Specimen& specimen) {
  const Ran ran = validate(specimen, read(specimen.folder() / specimen.document));
  INFO(specimen.document);
  CHECK(join_lines(ran.output).empty());
  CHECK(ran.status == 0);
}

void check(const Specimen& specimen, const Mutation& mutation) {
  std::string text = read(specimen.folder() / specimen.document);
  INFO(mutation.before << " -> " << mutation.after);
  REQUIRE(mutation.before.size() == mutation.after.size());
  const std::string& reported = mutation.reported.empty() ? mutation.before : mutation.reported;
  const std::string place = specimen.document + ':' + std::to_string(line_of(text, reported)) + ':';
  text.replace(find_once(text, mutation.before), mutation.before.size(), mutation.after);
  const Ran ran = validate(specimen, text);
  INFO(join_lines(ran.output));
  CHECK(ran.status == 1);
  REQUIRE(ran.output.size() == 1);
  CHECK(ran.output.front().substr(0, place.size()) == place);
}

}  // namespace

TEST_CASE("a document whose claims hold passes", "[mutation]") {
  check_passes(claims);
  for (const char* const name : {"cpp", "javascript", "own"}) {
    check_passes({"languages", std::string("topics/") + name + ".md"});
  }
}

TEST_CASE("one character of any claim makes it fail at its line", "[mutation]") {
  const std::vector<Mutation> mutations{
      {"\nfence", "\nfenze"},
      {"\nmistake", "\nmistaka"},
      {"\nlist 1500 ms", "\nlist 1500 us"},
      {"\nbegun", "\nbegan"},
      {"\nIndexError: list index", "\nIndexError: list andex"},
      {"\nIndexError", "\nIndexErrox"},
      {"# under", "# udder"},
      {"#> arrow", "#> arrou"},
      {"# => trailing", "# => trailong"},
      {"# => 42", "# => 43"},
      {"# 13", "# 14"},
      {"# KeyError: 'lost'", "# KeyError: 'lust'"},
      {"# raises ValueError", "# raises ValueErrot"},
      {"\n56", "\n57"},
      {"\nZeroDivisionError: division", "\nZeroDivisionError: devision"},
      {"raises=\"RuntimeError: too small", "raises=\"RuntimeError: too smell"},
      {"exit=3", "exit=4"},
      {"exit=6", "exit=7"},
      {"\nat once", "\nat onse"},
      {"compile_fail=\"SyntaxError: invalid", "compile_fail=\"SyntaxError: unvalid"},
      {"{\"fruit\": \"apples\"}", "{\"fruit\": \"appley\"}", "\napples"},
      {"# => in a comment", "# => in a cumment"},
      {"# Output: below", "# Output: belaw"},
      {"\non a fence", "\non a fense"},
      {"exit=5", "exit=6"},
      {"\nat a prompt", "\nat a pronpt"},
      {"\n[9]", "\n[8]"},
  };
  for (const Mutation& mutation : mutations) check(claims, mutation);
}

TEST_CASE("one character of a claim about another language makes it fail", "[mutation]") {
  const Specimen cpp{"languages", "topics/cpp.md"};
  check(cpp, {"\nhello", "\nhallo"});
  check(cpp, {"// Output: 42", "// Output: 43"});
  check(cpp, {"{exit=3}", "{exit=4}"});
  check(cpp, {"\nno tea left", "\nno tee left"});
  check(cpp, {"*not declared*", "*not deklared*"});
  check(cpp, {"{stdin=\"Ada\"}", "{stdin=\"Bda\"}"});
  const Specimen javascript{"languages", "topics/javascript.md"};
  check(javascript, {"\n3 cups", "\n4 cups"});
  check(javascript, {"pot.md true", "pot.md trua"});
  check(javascript, {"// timer", "// timor"});
  check(javascript, {"TypeError: *undefined*", "TypeError: *undefaned*"});
  check(javascript, {"SyntaxError*", "SyntaxErrox*"});
  check(javascript, {"{exit=4}", "{exit=5}"});
  check(javascript, {"\nno water left", "\nno wader left"});
  check(javascript, {"// => 3", "// => 4"});
  check(javascript, {"// [2, 4, 6]", "// [2, 4, 7]"});
  check(javascript, {"// Output: first", "// Output: farst"});
  check(javascript, {"(reading 'roast')", "(reading 'toast')"});
  check(javascript, {"// Output: green", "// Output: groen"});
  const Specimen own{"languages", "topics/own.md"};
  check(own, {"\nTEA", "\nTEE"});
  check(own, {"a verse", "a verze", "```stanza"});
}
