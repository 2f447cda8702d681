// The laws of ARCHITECTURE.md that a compiler does not check: include directions, effects in the core, sizes.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path source_root = fs::path(DEEPDIVE_SOURCE_DIR) / "src";

struct Source {
  std::string path;  // below src/
  std::string text;
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<Source> all_sources() {
  std::vector<Source> sources;
  for (const auto& entry : fs::recursive_directory_iterator(source_root)) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") continue;
    sources.push_back({fs::relative(entry.path(), source_root).generic_string(), read(entry.path())});
  }
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

/// "core/rules" of "core/rules/rule.hpp", "sys" of "sys/files.hpp".
std::string module_of(const std::string& path) {
  const auto first = path.find('/');
  if (first == std::string::npos) return path;
  if (path.substr(0, first) != "core") return path.substr(0, first);
  return path.substr(0, path.find('/', first + 1));
}

std::vector<std::string> includes_of(const std::string& text, char open, char close) {
  const std::regex line(std::string("(^|\n)[ \t]*#[ \t]*include[ \t]*") + open + "([^" + close + "]+)" + close);
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), line), end; it != end; ++it) found.push_back((*it)[2]);
  return found;
}

// What each module may include besides itself and core/base.
const std::map<std::string, std::set<std::string>>& allowed() {
  static const std::set<std::string> all_of_core{"core/markdown", "core/yaml",      "core/schema",   "core/settings",
                                                 "core/topic",    "core/languages", "core/snippets", "core/rules",
                                                 "core/check",    "core/formats",   "core/index",    "core/scaffold",
                                                 "core/listing",  "core/fixes",     "core/baseline"};
  static const std::map<std::string, std::set<std::string>> table = [] {
    std::map<std::string, std::set<std::string>> made{
        {"core/base", {}},
        {"core/markdown", {}},
        {"core/yaml", {}},
        {"core/data", {"core/yaml"}},
        {"core/schema", {"core/yaml"}},
        {"core/settings", {"core/schema", "core/yaml", "core/languages"}},
        {"core/topic", {"core/schema", "core/languages", "core/markdown", "core/yaml"}},
        {"core/languages", {}},
        {"core/snippets", {"core/topic", "core/languages", "core/markdown"}},
        {"core/rules", {"core/topic", "core/schema", "core/snippets", "core/languages", "core/markdown", "core/yaml"}},
        {"core/check", {"core/rules", "core/settings", "core/topic", "core/snippets"}},
        {"core/fixes", {"core/check", "core/rules"}},
        {"core/baseline", {"core/check"}},
        {"core/formats", {"core/check"}},
        {"core/index", {"core/topic", "core/settings", "core/schema", "core/markdown", "core/yaml"}},
        {"core/scaffold", {"core/topic", "core/index", "core/settings", "core/schema", "core/yaml"}},
        {"core/listing", {"core/topic", "core/schema", "core/markdown", "core/snippets", "core/check"}},
        {"sys", {"core/data", "core/snippets", "core/languages", "core/markdown", "worker"}},
        {"worker", {}},
        {"cli", {"commands", "sys"}},
        {"main.cpp", {"cli"}},
    };
    made["workspace"] = all_of_core;
    made["workspace"].insert("sys");
    made["commands"] = made["workspace"];
    made["commands"].insert("workspace");
    return made;
  }();
  return table;
}

// A library's headers stay in the modules that wrap it.
const std::map<std::string, std::set<std::string>>& wrapped_libraries() {
  static const std::map<std::string, std::set<std::string>> table{
      {"md4c", {"core/markdown"}},
      {"yaml-cpp/", {"core/yaml"}},
      {"valijson/", {"core/schema"}},
      {"nlohmann/", {"core/base", "core/baseline", "core/data", "core/formats", "core/listing", "core/schema", "sys"}},
      {"CLI/", {"cli", "commands"}},
      {"seccomp.h", {"sys"}},
      {"nettle/", {"core/base"}},
      {"toml++/", {"core/data"}},
  };
  return table;
}

std::size_t line_count(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("modules include only what the architecture lets them", "[layering]") {
  for (const Source& source : all_sources()) {
    const std::string module = module_of(source.path);
    INFO(source.path);
    REQUIRE(allowed().count(module) == 1);
    for (const std::string& included : includes_of(source.text, '"', '"')) {
      INFO("includes " << included);
      const std::string other = module_of(included);
      CHECK((other == module || other == "core/base" || allowed().at(module).count(other) == 1));
    }
  }
}

TEST_CASE("a library's headers stay in their wrapper", "[layering]") {
  for (const Source& source : all_sources()) {
    for (const std::string& included : includes_of(source.text, '<', '>')) {
      for (const auto& [library, modules] : wrapped_libraries()) {
        if (included.rfind(library, 0) != 0) continue;
        INFO(source.path << " includes <" << included << ">");
        CHECK(modules.count(module_of(source.path)) == 1);
      }
    }
  }
}

TEST_CASE("the core touches no file, process, clock, environment or terminal", "[layering]") {
  const std::vector<std::string> banned{
      "<fstream>", "<iostream>",       "<unistd.h>",        "<cstdio>", "<filesystem>",
      "<ctime>",   "<thread>",         "<mutex>",           "<sys/",    "getenv",
      "printf",    "std::cout",        "system_clock::now", "popen",    "directory_iterator",
      "std::time", "steady_clock::now"};
  for (const Source& source : all_sources()) {
    if (source.path.rfind("core/", 0) != 0) continue;
    for (const std::string& word : banned) {
      INFO(source.path << " says " << word);
      CHECK(source.text.find(word) == std::string::npos);
    }
  }
}

TEST_CASE("nothing uses what the style forbids", "[layering]") {
  for (const Source& source : all_sources()) {
    for (const std::string word : {"std::regex", "catch (...)", "system(\"", "std::cout", "TODO", "FIXME"}) {
      INFO(source.path << " says " << word);
      CHECK(source.text.find(word) == std::string::npos);
    }
  }
}

TEST_CASE("files stay short enough to read", "[layering]") {
  for (const Source& source : all_sources()) {
    INFO(source.path);
    const bool header = source.path.size() > 4 && source.path.substr(source.path.size() - 4) == ".hpp";
    CHECK(line_count(source.text) <= (header ? 150U : 400U));
  }
}

TEST_CASE("each header begins with a sentence on what it is for", "[layering]") {
  for (const Source& source : all_sources()) {
    if (source.path.substr(source.path.size() - 4) != ".hpp") continue;
    INFO(source.path);
    CHECK(source.text.rfind("// ", 0) == 0);
    CHECK(source.text.find("#pragma once") != std::string::npos);
  }
}

TEST_CASE("each rule has a specification and each specification a rule", "[layering]") {
  std::set<std::string> rules;
  for (const auto& entry : fs::directory_iterator(source_root / "core" / "rules")) {
    if (entry.path().extension() != ".cpp") continue;
    std::string id = entry.path().stem().string();
    std::replace(id.begin(), id.end(), '_', '-');
    rules.insert(id);
  }
  std::set<std::string> specifications;
  for (const auto& entry : fs::directory_iterator(fs::path(DEEPDIVE_SOURCE_DIR) / "tests" / "rules")) {
    if (entry.path().extension() == ".md") specifications.insert(entry.path().stem().string());
  }
  CHECK(rules == specifications);
}
