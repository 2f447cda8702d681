#include "core/base/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"

namespace deepdive {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::off: return "off";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return {};
}

std::optional<Severity> parse_severity(std::string_view text) {
  for (const Severity severity : {Severity::off, Severity::warning, Severity::error}) {
    if (text == to_string(severity)) return severity;
  }
  return std::nullopt;
}

Location locate(const SourceFile& source, Span span) {
  return {source.path(), span, source.position(span.begin), source.position(span.end)};
}

Diagnostic finding(const SourceFile& source, Span span, std::string message, std::string help) {
  Diagnostic made;
  made.location = locate(source, span);
  made.message = std::move(message);
  made.help = std::move(help);
  return made;
}

std::size_t byte_column(const SourceFile& source, std::size_t offset) {
  const std::size_t begin = source.line_span(source.line_of(offset)).begin;
  const bool marked = begin == 0 && source.text().starts_with(byte_order_mark);
  const std::size_t bytes = offset - begin;
  return 1 + (marked ? bytes - std::min(bytes, byte_order_mark.size()) : bytes);
}

Edit edit(const SourceFile& source, Span span, std::string text) {
  Edit made;
  made.location = locate(source, span);
  made.text = std::move(text);
  made.begin_byte = byte_column(source, span.begin);
  made.end_byte = byte_column(source, span.end);
  return made;
}

std::string to_line(const Diagnostic& diagnostic) {
  const Location& at = diagnostic.location;
  return fmt::format("{}:{}:{}: {}", at.path, at.begin.line, at.begin.column, visible(diagnostic.message, Lines::join));
}

}  // namespace deepdive
