#include "core/snippets/comment_claim.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace deepdive::snippets {

std::size_t after_blank(std::string_view comment, std::size_t at) {
  return at < comment.size() && comment[at] == ' ' ? at + 1 : at;
}

std::size_t mark_length(std::string_view comment) {
  return comment.starts_with("//") || comment.starts_with("--") ? 2 : 1;
}

CommentClaim comment_claim(std::string_view comment) {
  if (comment.starts_with("#>")) return {CommentForm::arrow, comment.substr(1, 1), after_blank(comment, 2)};
  const std::size_t begin = std::min(comment.find_first_not_of(" \t", mark_length(comment)), comment.size());
  const std::string_view words = comment.substr(begin);
  if (words.starts_with("=>") || words.starts_with("->")) {
    return {CommentForm::arrow, words.substr(0, 2), after_blank(comment, begin + 2)};
  }
  constexpr std::string_view output = "output:";
  if (ascii_lower(words.substr(0, output.size())) != output) return {};
  const std::size_t text = begin + output.size();
  const bool alone = trim(comment.substr(text)).empty();
  return {alone ? CommentForm::header : CommentForm::output, words.substr(0, output.size()),
          after_blank(comment, text)};
}

}  // namespace deepdive::snippets
