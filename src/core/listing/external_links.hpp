// Addresses outside of the collection, for a program that looks whether they still exist: nothing here fetches one.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/markdown/document.hpp"

namespace deepdive::listing {

/// One use of an address. `url` is complete (one that begins with "//" gets "https:"), without blanks and control
/// characters.
struct ExternalLink {
  std::string url = {};
  Location location = {};
  friend auto operator<=>(const ExternalLink&, const ExternalLink&) = default;
};

/// The http, https and mailto addresses of links, images and definitions, in the document's order. A reference counts
/// where its label is defined.
[[nodiscard]] std::vector<ExternalLink> external_links(const SourceFile& source, const markdown::Document& document);

/// The addresses, sorted, each once and on its own line.
[[nodiscard]] std::string address_lines(const std::vector<ExternalLink>& links);

/// "path:line:col: address" for each use, sorted by place.
[[nodiscard]] std::string place_lines(const std::vector<ExternalLink>& links);

}  // namespace deepdive::listing
