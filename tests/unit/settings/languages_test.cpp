#include "core/settings/languages.hpp"

#include <string>
#include <vector>

#include "core/settings/settings.hpp"
#include "support/catch.hpp"

using namespace deepdive;
using Texts = std::vector<std::string>;

namespace {

Language first_language(const std::string& text) {
  const auto settings = read_settings(SourceFile("deepdive.yaml", "languages:\n" + text));
  REQUIRE(settings);
  REQUIRE(!settings->languages.empty());
  return settings->languages.front();
}

Texts faults(const std::string& text) {
  const auto settings = read_settings(SourceFile("deepdive.yaml", "languages:\n" + text));
  Texts lines;
  if (settings) return lines;
  for (const Diagnostic& fault : settings.error()) lines.push_back(to_line(fault));
  return lines;
}

std::string only_fault(const std::string& text) {
  const Texts all = faults(text);
  REQUIRE(all.size() == 1);
  return all.front();
}

}  // namespace

TEST_CASE("a language of the settings is run by its programs", "[settings][languages]") {
  const Language zig = first_language(
      "  zig:\n    title: Zig\n    aliases: [Ziggy]\n    file: block.zig\n    run: [zig, run, \"{file}\"]\n"
      "    line_pattern: \"{file}:{line}: {message}\"\n    comment: //\n");
  CHECK(zig.title == "Zig");
  CHECK(zig.aliases == Texts{"ziggy"});
  CHECK(zig.treatment == Treatment::run);
  CHECK(zig.engine == Engine::toolchain);
  CHECK(zig.toolchain.run == Texts{"zig", "run", "{file}"});
  CHECK(zig.toolchain.line_patterns == Texts{"{file}:{line}: {message}"});
  CHECK(zig.comment == "//");
}

TEST_CASE("what the programs can do decides what is done", "[settings][languages]") {
  CHECK(first_language("  zig: {check: [zig, \"{file}\"]}\n").treatment == Treatment::check);
  CHECK(first_language("  zig: {run: [zig, \"{file}\"], entry: main}\n").treatment == Treatment::program);
  CHECK(first_language("  zig: {aliases: [ziggy]}\n").treatment == Treatment::code);
  CHECK(first_language("  zig: {}\n").engine == Engine::none);
}

TEST_CASE("of a built-in language only what is named is changed", "[settings][languages]") {
  const Language cpp = first_language("  cpp: {check: [clang++, -fsyntax-only, \"{file}\"]}\n");
  CHECK(cpp.toolchain.check.front() == "clang++");
  CHECK(cpp.toolchain.compile.front() == "c++");
  CHECK(cpp.treatment == Treatment::program);
  const Language ruby = first_language("  ruby: {run: [ruby, \"{file}\"]}\n");
  CHECK(ruby.title == "Ruby");
  CHECK(ruby.treatment == Treatment::run);
}

TEST_CASE("no language takes another one's blocks unawares", "[settings][languages]") {
  CHECK(only_fault("  js: {run: [deno, \"{file}\"]}\n") == "deepdive.yaml:2:3: 'js' is another name of 'javascript'");
  CHECK(only_fault("  python: {run: [pypy, \"{file}\"]}\n") ==
        "deepdive.yaml:2:3: what is done with blocks of 'python' cannot be changed");
  CHECK(only_fault("  text: {check: [spell, \"{file}\"]}\n") ==
        "deepdive.yaml:2:3: what is done with blocks of 'text' cannot be changed");
  CHECK(only_fault("  zig: {aliases: [py]}\n") == "deepdive.yaml:2:19: 'py' already stands for 'python'");
  CHECK(only_fault("  zig: {aliases: [nim]}\n  nim: {}\n") == "deepdive.yaml:2:19: 'nim' already stands for 'nim'");
  CHECK(only_fault("  Zig: {}\n") == "deepdive.yaml:2:3: 'Zig' is no name of a language");
}

TEST_CASE("commands and patterns must be such as can be meant", "[settings][languages]") {
  CHECK(only_fault("  zig: {check: [zig, check]}\n") == "deepdive.yaml:2:16: 'check' does not name {file}");
  CHECK(only_fault("  zig: {check: [zig, \"{file}\", \"{fil}\"]}\n") ==
        "deepdive.yaml:2:32: '{fil}' names a place that is not known");
  CHECK(only_fault("  zig: {run: [\"{program}\", \"{file}\"]}\n") ==
        "deepdive.yaml:2:14: 'run' names a {program} that nothing makes");
  CHECK(only_fault("  zig: {line_pattern: \"{file}\"}\n") ==
        "deepdive.yaml:2:23: '{file}' does not say where the line stands");
  CHECK(only_fault("  zig: {file: ../block}\n") == "deepdive.yaml:2:15: '../block' is no name of a file");
  CHECK(faults("  awk: {run: [awk, \"{ print }\", \"{file}\"]}\n").empty());
}
