#include "core/languages/language.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "support/catch.hpp"

using namespace deepdive;

TEST_CASE("a collection's languages take the place of built-in ones with their names", "[languages]") {
  Language ours;
  ours.name = "nim";
  ours.aliases = {"nimrod"};
  Language ruby;
  ruby.name = "ruby";
  ruby.title = "our Ruby";
  const Languages languages({ruby, ours});
  REQUIRE(languages.find("NimRod"));
  CHECK(languages.find("nimrod")->name == "nim");
  CHECK(languages.find("ruby")->title == "our Ruby");
  CHECK(languages.find("rb") == nullptr);
  CHECK(languages.find("python") != nullptr);
  CHECK(languages.all().size() == built_in_languages().all().size() + 1);
  CHECK(std::is_sorted(languages.all().begin(), languages.all().end(),
                       [](const Language& a, const Language& b) { return a.name < b.name; }));
  CHECK(built_in_languages().find("nim") == nullptr);
}

TEST_CASE("languages are sorted by name", "[languages]") {
  const auto& all = languages::all();
  CHECK(all.size() > 20);
  CHECK(std::is_sorted(all.begin(), all.end(), [](const Language& a, const Language& b) { return a.name < b.name; }));
}

TEST_CASE("a word names one language, in lower case", "[languages]") {
  std::set<std::string> seen;
  for (const std::string& word : built_in_languages().known_words()) {
    INFO(word);
    CHECK(word == ascii_lower(word));
    CHECK(seen.insert(word).second);
    CHECK(built_in_languages().find(word) != nullptr);
  }
}

TEST_CASE("every language has a title for people", "[languages]") {
  for (const Language& language : languages::all()) {
    INFO(language.name);
    CHECK_FALSE(language.title.empty());
  }
}

TEST_CASE("a language is found by name and alias in any case", "[languages]") {
  const auto name = [](const std::string& word) {
    const Language* language = built_in_languages().find(word);
    return language ? language->name : "none";
  };
  CHECK(name("python") == "python");
  CHECK(name("Python") == "python");
  CHECK(name("py3") == "python");
  CHECK(name("SH") == "bash");
  CHECK(name("c++") == "cpp");
  CHECK(name("pyhton") == "none");
  CHECK(name("") == "none");
  CHECK(name("python ") == "none");
}

TEST_CASE("what runs is code, and what shows output is no code", "[languages]") {
  std::vector<std::string> running;
  for (const Language& language : languages::all()) {
    if (language.treatment == Treatment::run) running.push_back(language.name);
  }
  CHECK(running == std::vector<std::string>{"javascript", "pycon", "python"});
  for (const std::string word : {"text", "output", "diff", "mermaid", "csv", "markdown"}) {
    INFO(word);
    REQUIRE(built_in_languages().find(word));
    CHECK(built_in_languages().find(word)->treatment == Treatment::text);
  }
  for (const std::string word : {"rust", "go", "java", "ruby", "json5"}) {
    INFO(word);
    REQUIRE(built_in_languages().find(word));
    CHECK(built_in_languages().find(word)->treatment == Treatment::code);
  }
  for (const std::string word : {"bash", "console"}) {
    INFO(word);
    REQUIRE(built_in_languages().find(word));
    CHECK(built_in_languages().find(word)->treatment == Treatment::on_request);
  }
  for (const std::string word : {"json", "jsonc", "toml", "yml"}) {
    INFO(word);
    REQUIRE(built_in_languages().find(word));
    CHECK(built_in_languages().find(word)->treatment == Treatment::check);
  }
}
