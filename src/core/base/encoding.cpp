#include "core/base/encoding.hpp"

#include "core/base/line_ends.hpp"

namespace deepdive {

std::vector<Diagnostic> encoding_faults(const SourceFile& source, std::size_t begin) {
  const std::string_view text = source.text().substr(begin);
  std::vector<Diagnostic> faults;
  if (const auto at = first_invalid_utf8(text)) {
    faults.push_back(
        finding(source, {begin + *at, begin + *at}, "the text is not UTF-8 from here on", "save the file as UTF-8"));
  }
  if (const auto at = first_lone_cr(text)) {
    faults.push_back(finding(source, {begin + *at, begin + *at + 1},
                             "a carriage return stands here without a line feed",
                             "save the file with LF or CRLF at the ends of its lines"));
  }
  if (const auto at = text.find('\0'); at != std::string_view::npos) {
    faults.push_back(finding(source, {begin + at, begin + at + 1}, "a zero byte stands here",
                             "take it out, or save the file as UTF-8"));
  }
  return faults;
}

}  // namespace deepdive
