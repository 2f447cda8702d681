#include <algorithm>
#include <iterator>

#include "core/rules/lookup/links.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The file that an image shows does not exist in the collection, so that readers see a hole. `<img src>`, and a
`<source>` with one file, are looked at as well.

```markdown
![the memory layout](layuot.png)
```

Correct the name; it counts as it is written, since most servers tell capitals from small letters. Addresses on the
web are not looked up; `deepdive validate --list-links` prints them for a program that does.)";

std::vector<Diagnostic> check(const Collection& collection) {
  std::vector<Diagnostic> findings;
  for (const LinkedDocument& linked : linked_documents(collection)) {
    auto missing = missing_files(collection, linked, image_targets(linked), "image");
    std::move(missing.begin(), missing.end(), std::back_inserter(findings));
  }
  return findings;
}

}  // namespace

Rule broken_image() { return {"broken-image", "links", Severity::error, "An image that does not exist", doc, check}; }

}  // namespace deepdive::rules
