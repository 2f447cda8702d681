#include <fmt/format.h>

#include <optional>

#include "core/languages/language.hpp"
#include "core/rules/lookup/fences.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Without a language a block is neither highlighted nor run, and a reader cannot tell whether it was meant to be.

````markdown
```
print("not run")
```
````

Name the language; `text` where it is output or a drawing. `--fix=languages` names the language of what cannot be
anything else: a session that begins with a prompt (`>>> ` or `$ `), a script that begins with the name of its
interpreter.)";

/// The first line that is not blank.
std::string_view first_line_of(std::string_view content) {
  const std::size_t begin = content.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  const std::size_t line = content.rfind('\n', begin) + 1;  // npos + 1 is the beginning
  return content.substr(line, content.find('\n', begin) - line);
}

/// "python3" of "#!/usr/bin/env python3"; empty for another line.
std::string_view interpreter_of(std::string_view line) {
  if (!line.starts_with("#!")) return {};
  std::string_view command = trim(line.substr(2));
  const std::size_t blank = command.find(' ');
  const std::string_view program = command.substr(0, blank);
  const std::string_view name = program.substr(program.rfind('/') + 1);
  if (name != "env" || blank == std::string_view::npos) return name;
  command = trim(command.substr(blank));
  return command.substr(0, command.find(' '));
}

/// The language that the content cannot but be in, or empty.
std::string_view evident_language(std::string_view content, const Languages& languages) {
  const std::string_view line = first_line_of(content);
  if (line.starts_with(">>> ")) return "pycon";
  if (line.starts_with("$ ")) return "console";
  const std::string_view interpreter = interpreter_of(line);
  const Language* language = interpreter.empty() ? nullptr : languages.find(interpreter);
  if (!language) return {};
  return language->name == "bash" ? interpreter : std::string_view(language->name);
}

std::optional<Fix> name_language(const SourceFile& source, const markdown::CodeBlock& block,
                                 const Languages& languages) {
  const std::string_view language = evident_language(block.content, languages);
  if (language.empty() || !block.info.empty()) return std::nullopt;
  const std::size_t at = block.opening.begin + block.fence_length;
  return Fix{fmt::format("name the language '{}'", language), {edit(source, {at, at}, std::string(language))}};
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  const std::size_t end = end_of_sound_text(context.topic.source->text(), context.topic.document);
  for (const markdown::CodeBlock& block : context.topic.document.code_blocks) {
    if (block.span.begin >= end) break;
    if (!block.fenced || block.hidden || !block.language().empty()) continue;
    findings.push_back(finding(*context.topic.source, block.opening, "the code block names no language",
                               "write it after the fence: 'python' for code that runs, 'text' for output"));
    findings.back().fix = name_language(*context.topic.source, block, *context.topic.languages);
    findings.back().subject = block.content;
  }
  return findings;
}

}  // namespace

Rule missing_language() {
  return {"missing-language", "code", Severity::warning, "A code block that names no language", doc, check,
          "languages"};
}

}  // namespace deepdive::rules
