#include "core/check/fingerprint.hpp"

#include "core/base/digest.hpp"

namespace deepdive {

namespace {

/// Runs of blanks and line ends as one blank, none at the ends.
std::string folded(std::string_view text) {
  std::string made;
  for (const char c : trim(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank) made += c;
    else if (made.back() != ' ') made += ' ';
  }
  return made;
}

/// What the finding is about, blanks folded: its subject, or the text that it points at.
std::string fingerprinted_text(const Diagnostic& diagnostic, std::string_view text) {
  return folded(diagnostic.subject.empty() ? slice(text, diagnostic.location.span) : diagnostic.subject);
}

}  // namespace

std::string fingerprint(const Diagnostic& diagnostic, std::string_view text) {
  // Neither a rule's id nor a path holds a zero byte.
  constexpr char end = '\0';
  return sha256(diagnostic.rule + end + diagnostic.location.path + end + fingerprinted_text(diagnostic, text));
}

}  // namespace deepdive
