#include "core/snippets/javascript_shape.hpp"

#include <algorithm>
#include <string>

#include "core/snippets/javascript_names.hpp"
#include "fuzz/target.hpp"

namespace deepdive::fuzz {

namespace {

void check(std::string_view input) {
  const auto reading = snippets::read_javascript(input, 1);
  hold(reading.places.size() == reading.shape.statements.size(), "each statement has its place");
  std::size_t at = 0;
  for (const snippets::StatementPlace& place : reading.places) {
    hold(at <= place.begin && place.begin <= place.end && place.end <= place.after && place.after <= input.size(),
         "statements follow each other in their code");
    at = place.after;
  }
  for (const snippets::CodeComment& comment : reading.shape.comments) {
    hold(comment.line >= 1 && comment.line <= split_lines(input).size(), "comments lie in their code");
  }
  std::vector<snippets::Step> steps;
  for (std::size_t i = 0; i < reading.places.size(); ++i) {
    const snippets::Statement& statement = reading.shape.statements[i];
    steps.push_back({statement.first_line, statement.last_line, i, 1, statement.expression});
  }
  const std::string marked = snippets::with_marks(input, reading, steps);
  hold(std::count(marked.begin(), marked.end(), '\n') == std::count(input.begin(), input.end(), '\n'),
       "marks keep the lines");
  static_cast<void>(snippets::javascript_names(input));
}

}  // namespace

Target javascript_shape() { return {"javascript_shape", {"javascript", "js", "mjs"}, check}; }

}  // namespace deepdive::fuzz
