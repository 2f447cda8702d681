// Text put together from pieces of a source, which can tell where each of its bytes stands there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.hpp"

namespace deepdive::markdown {

class Excerpt {
public:
  /// `source` must outlive the excerpt.
  explicit Excerpt(std::string_view source) : source_(source) {}

  /// Makes room for so many bytes.
  void reserve(std::size_t size) { text_.reserve(size); }
  /// Adds a piece of the source. Carriage returns in it become blanks: a parser would see ends of lines in them.
  void add(Span piece);
  /// Adds text that stands nowhere in the source.
  void add_glue(std::string_view glue) { text_ += glue; }

  [[nodiscard]] const std::string& text() const { return text_; }

  /// Where a part of the excerpt stands: from its first to its last byte. Glue counts as the piece after it at the
  /// part's beginning and as the piece before it at the end.
  [[nodiscard]] Span in_source(Span part) const;

private:
  struct Piece {
    std::size_t begin = 0;  ///< in the excerpt
    Span source = {};
  };

  [[nodiscard]] std::size_t begin_in_source(std::size_t offset) const;
  [[nodiscard]] std::size_t end_in_source(std::size_t offset) const;

  std::string_view source_;
  std::string text_ = {};
  std::vector<Piece> pieces_ = {};
};

}  // namespace deepdive::markdown
