#include <set>
#include <string>

#include "core/snippets/comment_claim.hpp"
#include "core/snippets/imports.hpp"
#include "core/snippets/output_fence.hpp"
#include "core/snippets/programs.hpp"
#include "core/snippets/sessions.hpp"
#include "fuzz/target.hpp"

namespace deepdive::fuzz {

namespace {

/// What is known of Python code, and of comments, without an interpreter.
void check(std::string_view input) {
  std::set<std::string> modules;
  snippets::add_imports(input, modules);
  for (const std::string& module : modules) {
    hold(!module.empty() && module.find_first_of(" \t\n") == std::string::npos, "a module's name is one word");
    hold(input.find(module) != std::string_view::npos, "a module's name stands in the code");
  }
  static_cast<void>(snippets::python_can_print(input));
  for (const std::string_view line : split_lines(input)) {
    const std::size_t mark = line.find('#');
    if (mark == std::string_view::npos) continue;
    const std::string_view comment = line.substr(mark);
    const auto claim = snippets::comment_claim(comment);
    hold(claim.form == snippets::CommentForm::none || claim.text <= comment.size(),
         "a claim's text lies in its comment");
  }
}

}  // namespace

Target python_looks() { return {"python_looks", {"python", "py", "pycon"}, check}; }

}  // namespace deepdive::fuzz
