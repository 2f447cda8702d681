// What is wrong in a file, where, and how it could be mended: plain data that rules make and formats print.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/source.hpp"
#include "core/base/text.hpp"

namespace deepdive {

enum class Severity { off, warning, error };

[[nodiscard]] std::string_view to_string(Severity severity);
[[nodiscard]] std::optional<Severity> parse_severity(std::string_view text);

/// A place in a file. `span` is in bytes; `begin` and `end` are the same place for people.
struct Location {
  std::string path = {};
  Span span = {};
  Position begin = {};
  Position end = {};
  friend auto operator<=>(const Location&, const Location&) = default;
};

[[nodiscard]] Location locate(const SourceFile& source, Span span);

/// Another place that explains a finding ("first defined here").
struct Note {
  Location location = {};
  std::string message = {};
  friend auto operator<=>(const Note&, const Note&) = default;
};

/// Bytes to put in the place of others; an empty span inserts.
struct Edit {
  Location location = {};
  std::string text = {};
  std::size_t begin_byte = 1;  ///< column of the place's begin in bytes of its line, from 1
  std::size_t end_byte = 1;    ///< likewise of its end
  friend auto operator<=>(const Edit&, const Edit&) = default;
};

/// How a finding can be mended by a program: all of its edits, or none. They lie in one file and do not overlap.
struct Fix {
  std::string title = {};  ///< what it does: "insert section 'References'"
  std::vector<Edit> edits = {};
  std::string kind = {};    ///< which of its rule's kinds of fixes; empty when the rule has only one
  bool on_request = false;  ///< made only where its kind is named: code must run for it
};

/// What a finding is about: the bytes it points at, its file as a whole, or the collection. One about a whole points at
/// some place in it, which may have no part in the fault.
enum class Scope { place, file, collection };

/// One finding. `message` says what is: lower case, no full stop, quoting what the author wrote.
struct Diagnostic {
  std::string rule = {};
  Severity severity = Severity::error;
  Location location = {};
  std::string message = {};
  std::string help = {};    ///< what to do, or empty
  std::string detail = {};  ///< several lines that belong to it (a diff, a traceback), or empty
  std::vector<Note> notes = {};
  Scope scope = Scope::place;
  /// What the finding is about when that is not the text it points at: the name of a missing section. Part of the
  /// finding's fingerprint, so it must not change with edits elsewhere.
  std::string subject = {};
  std::optional<Fix> fix = std::nullopt;
};

/// Rules make findings through this: the rule's id and severity are filled in by whoever runs the rule.
[[nodiscard]] Diagnostic finding(const SourceFile& source, Span span, std::string message, std::string help = {});

/// Column of an offset in bytes of its line, from 1; a byte order mark is no part of a line.
[[nodiscard]] std::size_t byte_column(const SourceFile& source, std::size_t offset);

/// Puts `text` in the place of `span`.
[[nodiscard]] Edit edit(const SourceFile& source, Span span, std::string text);

/// "path:line:col: message" for a place that is not a rule's (settings, schema files); one line, whatever it says.
[[nodiscard]] std::string to_line(const Diagnostic& diagnostic);

}  // namespace deepdive
