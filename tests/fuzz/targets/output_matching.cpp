#include <string>

#include "core/snippets/line_pattern.hpp"
#include "core/snippets/literal.hpp"
#include "core/snippets/matching.hpp"
#include "core/snippets/traceback.hpp"
#include "fuzz/target.hpp"

namespace deepdive::fuzz {

namespace {

using snippets::Likeness;
using snippets::MatchKind;

/// What a document shows and what its code printed.
void check(std::string_view input) {
  const auto [expected, actual] = halves(input);
  hold(snippets::compare({actual}, actual, {}).likeness != Likeness::different, "an output is like itself");
  for (const MatchKind kind : {MatchKind::exact, MatchKind::unordered, MatchKind::contains, MatchKind::approximate}) {
    const auto comparison = snippets::compare({expected}, actual, {kind, 0.1});
    hold((comparison.likeness == Likeness::different) == !comparison.difference.empty(), "only what differs is shown");
  }
  static_cast<void>(snippets::compare_shape({expected}, actual));
  const std::string shown = snippets::refreshed(expected, actual);
  hold(snippets::compare({shown}, actual, {}).likeness != Likeness::different, "what is refreshed is like the output");
  hold(snippets::refreshed(shown, actual) == shown, "what is refreshed twice does not change");
  if (const auto traceback = snippets::shown_traceback(expected)) {
    hold(traceback->begin <= expected.size(), "a traceback begins in its text");
    hold(!traceback->exception.type.empty(), "a traceback names its exception");
  }
  static_cast<void>(snippets::exception_in_comment(expected));
  static_cast<void>(snippets::canonical_literal(expected));
  static_cast<void>(snippets::string_value(expected));
  static_cast<void>(snippets::number_value(expected));
}

}  // namespace

Target output_matching() { return {"output_matching", {"text", "output", "", "console", "pycon"}, check}; }

}  // namespace deepdive::fuzz
