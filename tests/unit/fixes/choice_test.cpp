#include "core/fixes/choice.hpp"

#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;
using Strings = std::vector<std::string>;

namespace {

const SourceFile& letters() {
  static const SourceFile source("a.md", "abcdefghij");
  return source;
}

Edit replaced(std::size_t begin, std::size_t end, std::string text, const SourceFile& source = letters()) {
  return edit(source, {begin, end}, std::move(text));
}

Diagnostic with(std::string rule, std::vector<Edit> edits) {
  Diagnostic made;
  made.rule = std::move(rule);
  made.fix = Fix{"mend it", std::move(edits), {}};
  return made;
}

Strings chosen_rules(const std::vector<Diagnostic>& diagnostics) {
  fixes::Fixable fixable;
  for (const Diagnostic& diagnostic : diagnostics) fixable.push_back(&diagnostic);
  Strings rules;
  for (const Diagnostic* chosen : fixes::choose(fixable)) rules.push_back(chosen->rule);
  return rules;
}

}  // namespace

TEST_CASE("fixes that keep apart are made together, in the order of the text", "[fixes]") {
  CHECK(chosen_rules({with("b", {replaced(4, 6, "x")}), with("a", {replaced(0, 4, "y")}),
                      with("c", {replaced(6, 6, "z")})}) == Strings{"a", "b", "c"});
}

TEST_CASE("of two fixes that share bytes the first in the text is made", "[fixes]") {
  CHECK(chosen_rules({with("a", {replaced(3, 5, "x")}), with("b", {replaced(2, 4, "y")})}) == Strings{"b"});
  CHECK(chosen_rules({with("a", {replaced(0, 9, "x")}), with("b", {replaced(4, 4, "y")})}) == Strings{"a"});
}

TEST_CASE("of two fixes of the same bytes the first rule's is made", "[fixes]") {
  CHECK(chosen_rules({with("b", {replaced(2, 4, "x")}), with("a", {replaced(2, 4, "x")})}) == Strings{"a"});
}

TEST_CASE("two texts cannot be put at the same place", "[fixes]") {
  CHECK(chosen_rules({with("b", {replaced(2, 2, "x")}), with("a", {replaced(2, 2, "y")})}) == Strings{"a"});
  CHECK(chosen_rules({with("b", {replaced(2, 2, "x")}), with("a", {replaced(2, 4, "y")})}) == Strings{"b"});
}

TEST_CASE("the same places of two files are two places", "[fixes]") {
  const SourceFile other("b.md", "abcdef");
  CHECK(chosen_rules({with("a", {replaced(2, 4, "x")}), with("b", {replaced(2, 4, "y", other)})}) == Strings{"a", "b"});
}

TEST_CASE("a fix is made whole or not at all, and then keeps no place", "[fixes]") {
  CHECK(chosen_rules({with("a", {replaced(4, 6, "x")}), with("b", {replaced(0, 1, "y"), replaced(8, 9, "y")}),
                      with("c", {replaced(2, 3, "z"), replaced(8, 9, "z")}), with("d", {replaced(2, 4, "w")})}) ==
        Strings{"b", "d", "a"});
}

TEST_CASE("a fix whose own edits overlap is never made", "[fixes]") {
  CHECK(chosen_rules({with("a", {replaced(0, 4, "x"), replaced(2, 6, "x")}), with("b", {replaced(1, 2, "y")})}) ==
        Strings{"b"});
}

TEST_CASE("edits change their own bytes and no others", "[fixes]") {
  const Diagnostic first = with("a", {replaced(8, 8, "+"), replaced(0, 2, "")});
  const Diagnostic second = with("b", {replaced(10, 10, "\r\n"), replaced(3, 4, "DDD")});
  const auto edits = fixes::edits_by_path({&second, &first});
  REQUIRE(edits.size() == 1);
  CHECK(fixes::apply_edits(letters().text(), edits.at("a.md")) == "cDDDefgh+ij\r\n");
  CHECK(fixes::apply_edits(letters().text(), {}) == letters().text());
}
