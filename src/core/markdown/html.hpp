// Comments and link targets in raw HTML.
#pragma once

#include <vector>

#include "core/markdown/document.hpp"

namespace deepdive::markdown {

/// Comments that begin in `span`; one that is not closed there reaches to its end.
[[nodiscard]] std::vector<Comment> find_comments(std::string_view text, Span span);

/// `id` and `name` attributes of the tags in `span`, comments left out.
[[nodiscard]] std::vector<HtmlId> find_ids(std::string_view text, Span span);

/// Whether there is nothing in `span` but comments and blanks.
[[nodiscard]] bool is_only_comments(std::string_view text, Span span);

}  // namespace deepdive::markdown
