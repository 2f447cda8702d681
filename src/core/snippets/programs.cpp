#include "core/snippets/programs.hpp"

#include <algorithm>
#include <string>

#include "core/base/text.hpp"
#include "core/snippets/comment_claim.hpp"

namespace deepdive::snippets {

namespace {

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// `main(`, `main (`: the word as a whole, and a bracket behind it.
bool names_function(std::string_view line, std::string_view name) {
  for (std::size_t at = line.find(name); at != std::string_view::npos; at = line.find(name, at + 1)) {
    const std::string_view rest = trim(line.substr(at + name.size()));
    if ((at == 0 || !is_word_char(line[at - 1])) && rest.starts_with('(')) return true;
  }
  return false;
}

bool says_output(std::string_view comment) {
  const CommentForm form = comment_claim(comment).form;
  return form == CommentForm::output || form == CommentForm::header;
}

}  // namespace

bool is_whole_program(const Language& language, std::string_view code) {
  const std::string& entry = language.toolchain.entry;
  if (entry.empty()) return true;
  const auto lines = split_lines(code);
  return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
    const bool remark = !language.comment.empty() && trim(line).starts_with(language.comment);
    return !remark && names_function(line, entry);
  });
}

std::vector<CodeComment> output_comments(const Language& language, const markdown::CodeBlock& block) {
  std::vector<CodeComment> found;
  if (language.comment.empty()) return found;
  const auto content = split_lines(block.content);
  bool open = false;
  for (std::size_t i = 0; i < std::min(content.size(), block.lines.size()); ++i) {
    const std::string_view text = trim(content[i]);
    const bool comment = text.starts_with(language.comment);
    const bool mark = comment && says_output(text);
    if (mark && !found.empty()) return {};
    open = comment && (mark || open);
    if (!open) continue;
    const std::size_t byte = content[i].find(language.comment);
    found.push_back({block.lines[i].line, byte, false, true, std::string(text)});
  }
  return found;
}

}  // namespace deepdive::snippets
