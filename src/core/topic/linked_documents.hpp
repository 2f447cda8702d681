// The texts of a collection that its own rules are about: topics and the index page.
#pragma once

#include <string_view>
#include <vector>

#include "core/topic/collection.hpp"

namespace deepdive {

/// A topic or the index page; of that, `index` says which parts are generated.
struct LinkedDocument {
  const SourceFile* source = nullptr;
  const markdown::Document* document = nullptr;
  const IndexState* index = nullptr;
  std::string_view link_root = {};  ///< the collection's
};

/// Topics in their order, then the index page.
[[nodiscard]] std::vector<LinkedDocument> linked_documents(const Collection& collection);

}  // namespace deepdive
