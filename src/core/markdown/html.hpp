// Comments and link targets in raw HTML.
#pragma once

#include <string_view>
#include <vector>

#include "core/markdown/document.hpp"
#include "core/markdown/leaf.hpp"

namespace deepdive::markdown {

/// Comments that begin in `span`; one that is not closed there reaches to its end.
[[nodiscard]] std::vector<Comment> find_comments(std::string_view text, Span span);

/// The same of an HTML block, where those that begin a line are told from the others.
[[nodiscard]] std::vector<Comment> find_block_comments(std::string_view text, const Leaf& html);

/// What tags name: places to link to, and where they link themselves.
struct HtmlTargets {
  std::vector<HtmlId> ids = {};
  std::vector<Link> links = {};
};

/// Of the tags in `span`, outside of its comments.
[[nodiscard]] HtmlTargets find_targets(std::string_view text, Span span, const std::vector<Comment>& comments);

/// Whether there is nothing in `span` but its comments and blanks.
[[nodiscard]] bool is_only_comments(std::string_view text, Span span, const std::vector<Comment>& comments);

/// From its first to its last byte that is no blank.
[[nodiscard]] Span html_span(std::string_view text, const Leaf& html);

}  // namespace deepdive::markdown
