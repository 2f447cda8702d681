// The text of the files that a run looks at, and where their lines begin.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.hpp"

namespace deepdive {

/// How many code points stand before a place, noted now and then: lines may be long.
struct Milestone {
  std::size_t offset = 0;
  std::size_t code_points = 0;
};

/// One file as it was read. Paths are relative to the collection's root and use '/'.
class SourceFile {
public:
  SourceFile(std::string path, std::string text);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// Position of a byte offset; offsets past the end give the end.
  [[nodiscard]] Position position(std::size_t offset) const;

  /// 1-based number of the line that holds the offset.
  [[nodiscard]] std::size_t line_of(std::size_t offset) const;

  /// Number of lines; a final newline does not begin another one.
  [[nodiscard]] std::size_t line_count() const;

  /// Bytes of a 1-based line without its end; an empty span at the end of the text for lines past the last.
  [[nodiscard]] Span line_span(std::size_t line) const;

private:
  [[nodiscard]] std::size_t code_points_before(std::size_t offset) const;

  std::string path_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
  std::vector<Milestone> milestones_;
};

/// Owns all sources of a run. References and views into them stay valid for its lifetime.
class Sources {
public:
  const SourceFile& add(std::string path, std::string text);
  /// Takes over a file that others may point into already.
  const SourceFile& add(std::unique_ptr<const SourceFile> file);

private:
  std::vector<std::unique_ptr<const SourceFile>> files_;
};

}  // namespace deepdive
