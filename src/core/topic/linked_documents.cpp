#include "core/topic/linked_documents.hpp"

namespace deepdive {

std::vector<LinkedDocument> linked_documents(const Collection& collection) {
  std::vector<LinkedDocument> documents;
  const std::string_view root = collection.link_root;
  for (const Topic& topic : collection.topics) documents.push_back({topic.source, &topic.document, nullptr, root});
  const IndexState* index = collection.index ? &*collection.index : nullptr;
  for (const Page& page : collection.pages) {
    if (index && page.source == index->page) documents.push_back({page.source, &page.document, index, root});
  }
  return documents;
}

}  // namespace deepdive
