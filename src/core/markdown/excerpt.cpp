#include "core/markdown/excerpt.hpp"

#include <algorithm>

namespace deepdive::markdown {

void Excerpt::add(Span piece) {
  if (piece.empty()) return;
  pieces_.push_back({text_.size(), piece});
  const std::size_t begin = text_.size();
  text_ += slice(source_, piece);
  for (std::size_t at = text_.find('\r', begin); at != std::string::npos; at = text_.find('\r', at)) text_[at] = ' ';
}

std::size_t Excerpt::begin_in_source(std::size_t offset) const {
  const auto is_before = [](const Piece& piece, std::size_t at) { return piece.begin + piece.source.size() <= at; };
  const auto piece = std::lower_bound(pieces_.begin(), pieces_.end(), offset, is_before);
  if (piece == pieces_.end()) return pieces_.empty() ? 0 : pieces_.back().source.end;
  return offset < piece->begin ? piece->source.begin : piece->source.begin + (offset - piece->begin);
}

std::size_t Excerpt::end_in_source(std::size_t offset) const {
  const auto begins_later = [](std::size_t at, const Piece& piece) { return at <= piece.begin; };
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset, begins_later);
  if (after == pieces_.begin()) return pieces_.empty() ? 0 : pieces_.front().source.begin;
  const Piece& piece = *(after - 1);
  return std::min(piece.source.begin + (offset - piece.begin), piece.source.end);
}

Span Excerpt::in_source(Span part) const {
  const std::size_t begin = begin_in_source(part.begin);
  return {begin, part.empty() ? begin : std::max(begin, end_in_source(part.end))};
}

}  // namespace deepdive::markdown
