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

const fs::path claims_collection = fs::path(DEEPDIVE_SOURCE_DIR) / "tests" / "fixtures" / "claims";
const std::string document = "topics/claims.md";

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

Ran validate(const std::string& text) {
  const ScratchFolder scratch;
  fs::copy(claims_collection, scratch.path(), fs::copy_options::recursive);
  std::ofstream(scratch.path() / document, std::ios::binary) << text;
  return run_command("deepdive -q validate --format concise --fail-on warning", scratch.path());
}

void check(const Mutation& mutation, std::string text) {
  INFO(mutation.before << " -> " << mutation.after);
  REQUIRE(mutation.before.size() == mutation.after.size());
  const std::string& reported = mutation.reported.empty() ? mutation.before : mutation.reported;
  const std::string place = document + ':' + std::to_string(line_of(text, reported)) + ':';
  text.replace(find_once(text, mutation.before), mutation.before.size(), mutation.after);
  const Ran ran = validate(text);
  INFO(join_lines(ran.output));
  CHECK(ran.status == 1);
  REQUIRE(ran.output.size() == 1);
  CHECK(ran.output.front().substr(0, place.size()) == place);
}

}  // namespace

TEST_CASE("a document whose claims hold passes", "[mutation]") {
  const Ran ran = validate(read(claims_collection / document));
  CHECK(join_lines(ran.output).empty());
  CHECK(ran.status == 0);
}

TEST_CASE("one character of any claim makes it fail at its line", "[mutation]") {
  const std::string text = read(claims_collection / document);
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
      {"compile_fail=\"SyntaxError: invalid", "compile_fail=\"SyntaxError: unvalid"},
      {"{\"fruit\": \"apples\"}", "{\"fruit\": \"appley\"}", "\napples"},
  };
  for (const Mutation& mutation : mutations) check(mutation, text);
}
