#include "core/check/fingerprint.hpp"

#include "support/catch.hpp"

using namespace deepdive;

namespace {

Diagnostic diagnostic_at(std::string_view text, Span span) {
  const SourceFile source("topics/a.md", std::string(text));
  Diagnostic made = finding(source, span, "a message");
  made.rule = "some-rule";
  return made;
}

std::string fingerprint_of(std::string_view text, Span span) { return fingerprint(diagnostic_at(text, span), text); }

}  // namespace

TEST_CASE("a fingerprint is SHA-256 over rule, path and text", "[fingerprint]") {
  // printf 'some-rule\0topics/a.md\0two words' | sha256sum
  CHECK(fingerprint_of("two words\n", {0, 9}) == "da31a847a1d439fad8a2e9074e4868da6c59c1c12d3e8f7faf83b0efb5d403eb");
}

TEST_CASE("a fingerprint does not know lines, blanks and messages", "[fingerprint]") {
  const std::string one = fingerprint_of("two words\n", {0, 9});
  CHECK(fingerprint_of("More.\n\ntwo words\n", {7, 16}) == one);
  CHECK(fingerprint_of("  two \r\n\twords\n", {0, 14}) == one);
  Diagnostic other = diagnostic_at("two words\n", {0, 9});
  other.message = "another message";
  other.severity = Severity::warning;
  CHECK(fingerprint(other, "two words\n") == one);
}

TEST_CASE("fingerprints tell rules, paths, texts and subjects apart", "[fingerprint]") {
  const std::string text = "two words\n";
  const Diagnostic one = diagnostic_at(text, {0, 9});
  Diagnostic rule = one;
  rule.rule = "other-rule";
  Diagnostic path = one;
  path.location.path = "topics/b.md";
  Diagnostic subject = one;
  subject.subject = "References";
  const std::string known = fingerprint(one, text);
  CHECK(fingerprint(rule, text) != known);
  CHECK(fingerprint(path, text) != known);
  CHECK(fingerprint(subject, text) != known);
  CHECK(fingerprint_of(text, {0, 3}) != known);
  Diagnostic moved = subject;
  moved.location.span = {4, 9};
  CHECK(fingerprint(moved, text) == fingerprint(subject, text));
}
