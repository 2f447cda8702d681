#include "core/topic/linked_documents.hpp"

namespace deepdive {

std::vector<LinkedDocument> linked_documents(const Collection& collection) {
  std::vector<LinkedDocument> documents;
  for (const Topic& topic : collection.topics) documents.push_back({topic.source, &topic.document, nullptr});
  const IndexState* index = collection.index ? &*collection.index : nullptr;
  for (const Page& page : collection.pages) {
    if (index && page.source == index->page) documents.push_back({page.source, &page.document, index});
  }
  return documents;
}

}  // namespace deepdive
