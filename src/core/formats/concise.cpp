#include "core/base/log_text.hpp"
#include "core/formats/format.hpp"
#include "core/formats/lookup/words.hpp"

namespace deepdive::formats {

namespace {

std::string render(const Report& report, const FormatOptions&) {
  std::string text;
  for (const Finding& finding : report.findings) text += log_line(compiler_line(finding.diagnostic)) + '\n';
  return text;
}

}  // namespace

Format concise() { return {"concise", "one line a finding, as compilers write them", render}; }

}  // namespace deepdive::formats
