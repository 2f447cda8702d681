#include "core/topic/code.hpp"

namespace deepdive {

bool is_code(const markdown::CodeBlock& block, const Languages& languages) {
  if (!block.fenced || block.hidden || block.language().empty()) return false;
  const Language* language = languages.find(block.language());
  return !language || language->treatment != Treatment::text;
}

}  // namespace deepdive
