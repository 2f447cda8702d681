#include "core/snippets/run_key.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/digest.hpp"

namespace deepdive::snippets {

namespace {

// Words of code that can find out on which line it stands.
constexpr std::array<std::string_view, 10> line_words{"inspect",  "traceback", "lineno",   "_getframe", "currentframe",
                                                      "__file__", "warn",      "__LINE__", "LINENO",    "stack"};

bool can_tell_its_lines(const std::string& source) {
  return std::any_of(line_words.begin(), line_words.end(),
                     [&](std::string_view word) { return source.find(word) != std::string::npos; });
}

void add(Digest& digest, const std::optional<ExpectedException>& expected) {
  digest.add(expected ? expected->type : "").add(expected && expected->message ? *expected->message : "");
}

void add(Digest& digest, const Snippet& snippet) {
  digest.add(static_cast<std::uint64_t>(snippet.fate)).add(static_cast<std::uint64_t>(snippet.why.reason));
  digest.add(snippet.why.detail).add(snippet.language).add(snippet.source).add(snippet.file).add(snippet.python);
  for (const bool flag : {snippet.session, snippet.fragment, snippet.isolated, snippet.bench, snippet.meant_to_run}) {
    digest.add(std::uint64_t{flag});
  }
  add(digest, snippet.raises);
  add(digest, snippet.compile_fail);
  digest.add(static_cast<std::uint64_t>(snippet.exit.value_or(-1)));
  digest.add(std::uint64_t{snippet.input.has_value()}).add(snippet.input.value_or(""));
  for (const std::string& distribution : snippet.distributions) digest.add(distribution);
  digest.add(static_cast<std::uint64_t>(snippet.timeout.count()));
  digest.add(can_tell_its_lines(snippet.source) ? std::uint64_t{snippet.first_line} : 0);
}

/// The programs of its language, which the settings may name.
void add_programs(Digest& digest, const Snippet& snippet, const Languages& languages) {
  const Language* language = snippet.language.empty() ? nullptr : languages.find(snippet.language);
  if (!language || language->engine != Engine::toolchain) return;
  const Toolchain& tools = language->toolchain;
  digest.add(tools.file).add(language->comment);
  for (const auto* words : {&tools.check, &tools.compile, &tools.run, &tools.line_patterns}) {
    digest.add(std::uint64_t{words->size()});
    for (const std::string& word : *words) digest.add(word);
  }
}

/// Whether it may do something else tomorrow: what commands of a shell do is up to programs that nobody can name
/// before.
bool is_unpredictable(const Snippet& snippet) {
  return snippet.network || (snippet.language == "bash" && snippet.fate == Fate::run);
}

bool ended_as_planned(const Snippet& snippet, const SnippetOutcome& outcome) {
  if (is_unpredictable(snippet) || outcome.why.reason == Reason::no_toolchain) return false;
  switch (judge(snippet, outcome)) {
    case Verdict::failed:
    case Verdict::invalid:
    case Verdict::blocked:
    case Verdict::timed_out:
    case Verdict::missing_exception: return false;
    default: return true;
  }
}

}  // namespace

std::string run_key(const RunPlan& plan, const Circumstances& circumstances) {
  Digest digest;
  for (const std::string& one : circumstances) digest.add(one);
  digest.add(plan.path).add(std::uint64_t{plan.separate_errors});
  for (const Snippet& snippet : plan.snippets) {
    if (snippet.fate == Fate::text) continue;
    add(digest, snippet);
    if (plan.languages) add_programs(digest, snippet, *plan.languages);
  }
  return digest.finish();
}

bool can_be_kept(const RunPlan& plan, const RunOutcome& outcome) {
  for (std::size_t i = 0; i < plan.snippets.size(); ++i) {
    if (!ended_as_planned(plan.snippets[i], outcome.snippets[i])) return false;
  }
  return true;
}

}  // namespace deepdive::snippets
