#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Bytes that are not UTF-8, in a file saved as Latin-1 or UTF-16 for example, are shown as boxes by every reader, and no
other check can be trusted for them. The first one is reported. Nothing in such a file is fixed.

Save the file as UTF-8: `iconv -f latin1 -t utf-8 old.md > new.md`.)";

std::vector<Diagnostic> check(const TopicContext& context) {
  const SourceFile& source = *context.topic.source;
  const std::size_t begin = context.topic.region.body_begin;
  const auto at = first_invalid_utf8(source.text().substr(begin));
  if (!at) return {};
  return {finding(source, {begin + *at, begin + *at}, "the text is not UTF-8 from here on", "save the file as UTF-8")};
}

}  // namespace

Rule invalid_encoding() {
  return {"invalid-encoding", "structure", Severity::error, "A text that is not UTF-8", doc, check};
}

}  // namespace deepdive::rules
