// Addresses in running text that GitHub makes links without any mark (spec 0.29-gfm, 6.9).
#pragma once

#include <string_view>
#include <vector>

#include "core/markdown/document.hpp"

namespace deepdive::markdown {

/// Addresses that begin with `http://`, `https://`, `ftp://` or `www.` in a piece of plain text. Takes linear time;
/// md4c's own search for them does not.
[[nodiscard]] std::vector<Link> find_bare_urls(std::string_view text, const std::vector<Span>& plain);

}  // namespace deepdive::markdown
