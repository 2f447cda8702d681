#include <algorithm>
#include <iterator>

#include "core/rules/lookup/links.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A link to a file must lead to one that exists in the collection. Files are looked up from the one that holds the link,
or from the collection's root when the address begins with `/`; `links: {root: site}` in `deepdive.yaml` makes that
another folder. `<a href>` is looked at as well.

```markdown
See [generators](generator.md), [the manual](), and [my notes](../../notes.md).
```

The first has another name, the second leads nowhere, the third out of the collection: on another machine it breaks.
Names count as they are written, since most systems tell capitals from small letters. What several references use is
reported once, where the label is defined. Addresses on the web are not looked up; `deepdive validate --list-links`
prints them for a program that does.)";

std::vector<Diagnostic> check(const Collection& collection) {
  std::vector<Diagnostic> findings;
  for (const LinkedDocument& linked : linked_documents(collection)) {
    auto missing = missing_files(collection, linked, link_targets(linked), "file");
    std::move(missing.begin(), missing.end(), std::back_inserter(findings));
  }
  return findings;
}

}  // namespace

Rule broken_link() {
  return {"broken-link", "links", Severity::error, "A link to a file that does not exist", doc, check};
}

}  // namespace deepdive::rules
