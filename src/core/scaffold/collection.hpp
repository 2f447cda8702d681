// A new collection: its settings and its index page.
#pragma once

#include <string>

namespace deepdive::scaffold {

/// deepdive.yaml with the defaults, said in comments.
[[nodiscard]] std::string collection_settings();

/// An index page with all regions, each of them empty still.
[[nodiscard]] std::string collection_page();

}  // namespace deepdive::scaffold
