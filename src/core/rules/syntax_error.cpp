#include <fmt/format.h>

#include "core/languages/language.hpp"
#include "core/rules/lookup/code.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The block cannot be compiled or parsed, so readers who copy it get an error. JSON, YAML and TOML are parsed (`jsonc` may
have comments, `json5` is not looked at); Bash and console sessions are read by `bash -n`; what the compiler or interpreter
of another language refuses is named as it does.

````markdown
```python
def first(items)
    return items[0]
```
````

Code that must not compile says so: `python {compile_fail="SyntaxError"}`, `cpp {compile_fail="*not declared*"}`. A piece of
code that is not complete on its own is a `fragment`; what only looks like code, with `...` in the place of values, can be `text`.)";

/// "the block does not compile: invalid syntax", "the block is not valid JSON: a comma stands before '}'".
std::string message_of(const JudgedBlock& judged, const Languages& languages) {
  const Language* language = languages.find(judged.snippet.language);
  const bool parsed = language && (language->engine == Engine::data || language->engine == Engine::shell);
  if (!parsed) return "the block does not compile: " + judged.outcome.message;
  return fmt::format("the block is not valid {}: {}", language->title, judged.outcome.message);
}

/// At the line that the interpreter names; where another error is promised, at the opening line, which says so.
Diagnostic syntax_finding(const Topic& topic, const JudgedBlock& judged) {
  const SourceFile& source = *topic.source;
  const std::string message = message_of(judged, *topic.languages);
  const auto& promised = judged.snippet.compile_fail ? judged.snippet.compile_fail : judged.snippet.raises;
  if (!promised) return block_finding(source, judged, message);
  const std::string other = exception_text(promised->type, promised->message.value_or(""));
  Diagnostic made = finding(source, judged.block.opening, fmt::format("{}, which is not {}", message, other));
  made.subject = judged.block.content;
  return made;
}

std::vector<Diagnostic> check(const TopicContext& context) {
  std::vector<Diagnostic> findings;
  for (const JudgedBlock& judged : judged_blocks(context)) {
    if (judged.verdict != snippets::Verdict::invalid) continue;
    findings.push_back(syntax_finding(context.topic, judged));
  }
  return findings;
}

}  // namespace

Rule syntax_error() {
  return {"syntax-error", "code", Severity::error, "A code block that does not compile or parse", doc, check};
}

}  // namespace deepdive::rules
