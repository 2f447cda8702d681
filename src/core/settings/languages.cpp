#include "core/settings/languages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/suggest.hpp"
#include "core/languages/lookup/tool_message.hpp"
#include "core/settings/faults.hpp"
#include "core/settings/kinds.hpp"

namespace deepdive {

namespace {

using yaml::Value;
using Words = std::vector<std::string>;

void read_words(const Value& parent, std::string_view key, Words& target) {
  if (const Value* value = parent.find(key)) target = texts_of(*value);
}

void read_text(const Value& parent, std::string_view key, std::string& target) {
  if (const Value* value = parent.find(key)) target = value->text;
}

/// What its programs can do decides what is done with its blocks.
Treatment treatment_of(const Language& language) {
  const Toolchain& tools = language.toolchain;
  if (!tools.run.empty()) return tools.entry.empty() ? Treatment::run : Treatment::program;
  return tools.check.empty() && tools.compile.empty() ? language.treatment : Treatment::check;
}

Language language_of(const yaml::Member& member) {
  const Language* known = built_in_languages().find(member.key);
  Language made = known ? *known : Language{member.key, {}, Treatment::code, member.key};
  const Value& value = member.value;
  read_text(value, "title", made.title);
  read_text(value, "comment", made.comment);
  if (const Value* aliases = value.find("aliases")) {
    for (const std::string& alias : texts_of(*aliases)) made.aliases.push_back(ascii_lower(alias));
  }
  Toolchain& tools = made.toolchain;
  read_text(value, "file", tools.file);
  read_words(value, "check", tools.check);
  read_words(value, "compile", tools.compile);
  read_words(value, "run", tools.run);
  read_words(value, "version", tools.version);
  read_words(value, "line_pattern", tools.line_patterns);
  read_text(value, "entry", tools.entry);
  if (tools.file.empty()) tools.file = "block";
  made.treatment = treatment_of(made);
  if (!tools.check.empty() || !tools.compile.empty() || !tools.run.empty()) made.engine = Engine::toolchain;
  return made;
}

/// A word that can stand behind a fence as the settings write it.
bool is_language_word(std::string_view word) {
  return !word.empty() && ascii_lower(word) == word &&
         word.find_first_of(" \t\n,;{}[]()\"'`=") == std::string_view::npos;
}

/// What is nearly the word for a path, such as "{files}"; other braces are the command's own.
bool has_misspelt_place(std::string_view word) {
  for (std::size_t at = word.find('{'); at != std::string_view::npos; at = word.find('{', at + 1)) {
    const std::string_view name = word.substr(at + 1, std::min(word.find('}', at), word.size()) - at - 1);
    if (name != "file" && name != "program" && nearest(name, {"file", "program"})) return true;
  }
  return false;
}

bool names(const Words& command, std::string_view place) {
  return std::any_of(command.begin(), command.end(),
                     [&](const std::string& word) { return word.find(place) != std::string::npos; });
}

/// Looks at the languages one after the other.
class Inspection {
public:
  Inspection(const SourceFile& source, const Value& languages) : source_(source) {
    for (const yaml::Member& member : languages.members) taken_.emplace(member.key, member.key);
  }

  void look_at(const yaml::Member& member);
  [[nodiscard]] std::vector<Diagnostic> faults() { return std::move(faults_); }

private:
  void look_at_name(const yaml::Member& member);
  void look_at_aliases(const yaml::Member& member);
  void look_at_commands(const yaml::Member& member);
  void look_at_places(const Value& command);
  void look_at_patterns(const Value& value);
  void note(Span span, std::string message, std::string help = {}) {
    faults_.push_back(settings_fault(source_, span, std::move(message), std::move(help)));
  }

  const SourceFile& source_;
  std::map<std::string, std::string> taken_ = {};  ///< words of the settings by what they stand for
  std::vector<Diagnostic> faults_ = {};
};

/// A built-in language is changed by its own name only, so that nobody takes another one's blocks unawares.
void Inspection::look_at_name(const yaml::Member& member) {
  if (!is_language_word(member.key)) {
    note(member.key_span, fmt::format("'{}' is no name of a language", member.key),
         "write one word in small letters, as it stands behind a fence");
    return;
  }
  const Language* known = built_in_languages().find(member.key);
  if (!known) return;
  if (known->name != member.key) {
    note(member.key_span, fmt::format("'{}' is another name of '{}'", member.key, known->name),
         fmt::format("change '{}' itself", known->name));
  } else if ((known->engine != Engine::none && known->engine != Engine::toolchain) || known->name == "text") {
    note(member.key_span, fmt::format("what is done with blocks of '{}' cannot be changed", member.key));
  }
}

void Inspection::look_at_aliases(const yaml::Member& member) {
  const Value* aliases = member.value.find("aliases");
  if (!aliases) return;
  for (const Value& alias : aliases->items) {
    const std::string word = ascii_lower(alias.text);
    const Language* known = built_in_languages().find(word);
    const auto [other, is_new] = taken_.emplace(word, member.key);
    const std::string owner = known ? known->name : other->second;
    if (!is_language_word(word)) note(alias.span, fmt::format("'{}' is no name of a language", alias.text));
    else if (owner != member.key) note(alias.span, fmt::format("'{}' already stands for '{}'", alias.text, owner));
  }
}

void Inspection::look_at_places(const Value& command) {
  for (const Value& word : command.items) {
    if (!has_misspelt_place(word.text)) continue;
    note(word.span, fmt::format("'{}' names a place that is not known", word.text),
         "it is {file} or, behind `compile`, {program}");
  }
}

void Inspection::look_at_commands(const yaml::Member& member) {
  const Language language = language_of(member);
  constexpr std::array<std::string_view, 4> keys{"check", "compile", "run", "version"};
  for (const std::string_view key : keys) {
    const Value* command = member.value.find(key);
    if (!command) continue;
    look_at_places(*command);
    const Words words = texts_of(*command);
    const bool needs_file = key == "check" || key == "compile" || (key == "run" && language.toolchain.compile.empty());
    if (needs_file && !names(words, "{file}")) note(command->span, fmt::format("'{}' does not name {{file}}", key));
    const bool has_program = (key == "compile" || key == "run") && !language.toolchain.compile.empty();
    if (!has_program && names(words, "{program}")) {
      note(command->span, fmt::format("'{}' names a {{program}} that nothing makes", key));
    }
  }
}

void Inspection::look_at_patterns(const Value& value) {
  const Value* file = value.find("file");
  const bool plain = !file || (file->text.find_first_of("/\\") == std::string::npos && file->text.front() != '.');
  if (!plain) note(file->span, fmt::format("'{}' is no name of a file", file->text));
  const Value* patterns = value.find("line_pattern");
  if (!patterns) return;
  const auto look = [&](const Value& pattern) {
    if (languages::is_line_pattern(pattern.text)) return;
    note(pattern.span, fmt::format("'{}' does not say where the line stands", pattern.text),
         "write it like \"{file}:{line}: {message}\"; '*' stands for any text");
  };
  if (patterns->kind == yaml::Kind::scalar) look(*patterns);
  for (const Value& pattern : patterns->items) look(pattern);
}

void Inspection::look_at(const yaml::Member& member) {
  look_at_name(member);
  look_at_aliases(member);
  look_at_commands(member);
  look_at_patterns(member.value);
}

}  // namespace

std::vector<Language> languages_of(const Value& settings) {
  std::vector<Language> made;
  const Value* languages = settings.find("languages");
  if (!languages) return made;
  for (const yaml::Member& member : languages->members) made.push_back(language_of(member));
  return made;
}

std::vector<Diagnostic> faults_of_languages(const Value& settings, const SourceFile& source) {
  const Value* languages = settings.find("languages");
  if (!languages) return {};
  Inspection inspection(source, *languages);
  for (const yaml::Member& member : languages->members) inspection.look_at(member);
  return inspection.faults();
}

}  // namespace deepdive
