#include <algorithm>
#include <iterator>

#include "core/base/encoding.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Bytes that are not UTF-8, in a file saved as Latin-1 or UTF-16 for example, are shown as boxes by every reader, and no
other check can be trusted for them. Where a carriage return ends lines without a line feed, as on very old systems,
programs do not agree on what a line is; here it ends none. A zero byte makes a file binary for git and many others, and
every second byte of UTF-16 may be one. The first of each is reported, on the index page as well. Nothing in such a file
is fixed, and no index written into it.

Save the file as UTF-8: `iconv -f latin1 -t utf-8 old.md > new.md`, and with LF or CRLF at the ends of its lines:
`tr '\r' '\n' < old.md > new.md`.)";

std::vector<Diagnostic> check(const Collection& collection) {
  std::vector<Diagnostic> findings;
  const auto look_at = [&](const SourceFile& source, std::size_t begin) {
    auto faults = encoding_faults(source, begin);
    std::move(faults.begin(), faults.end(), std::back_inserter(findings));
  };
  for (const Topic& topic : collection.topics) look_at(*topic.source, topic.region.body_begin);
  if (collection.index) look_at(*collection.index->page, 0);
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
