#include "core/base/line_ends.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Bytes that are not UTF-8, in a file saved as Latin-1 or UTF-16 for example, are shown as boxes by every reader, and no
other check can be trusted for them. Where a carriage return ends lines without a line feed, as on very old systems,
programs do not agree on what a line is; here it ends none. A zero byte makes a file binary for git and many others, and
every second byte of UTF-16 may be one. The first of each is reported. Nothing in such a file is fixed.

Save the file as UTF-8: `iconv -f latin1 -t utf-8 old.md > new.md`, and with LF or CRLF at the ends of its lines:
`tr '\r' '\n' < old.md > new.md`.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  const SourceFile& source = *context.topic.source;
  const std::size_t begin = context.topic.region.body_begin;
  const std::string_view body = source.text().substr(begin);
  std::vector<Diagnostic> findings;
  if (const auto at = first_invalid_utf8(body)) {
    findings.push_back(
        finding(source, {begin + *at, begin + *at}, "the text is not UTF-8 from here on", "save the file as UTF-8"));
  }
  if (const auto at = first_lone_cr(body)) {
    findings.push_back(finding(source, {begin + *at, begin + *at + 1},
                               "a carriage return stands here without a line feed",
                               "save the file with LF or CRLF at the ends of its lines"));
  }
  if (const auto at = body.find('\0'); at != std::string_view::npos) {
    findings.push_back(finding(source, {begin + at, begin + at + 1}, "a zero byte stands here",
                               "take it out, or save the file as UTF-8"));
  }
  return findings;
}

}  // namespace

Rule invalid_encoding() {
  return {"invalid-encoding",
          "structure",
          Severity::error,
          "A text that is not UTF-8, has zero bytes, or has lines that end in CR alone",
          doc,
          check};
}

}  // namespace deepdive::rules
