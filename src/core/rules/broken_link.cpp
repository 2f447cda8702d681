#include <algorithm>
#include <iterator>

#include "core/rules/lookup/links.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(Links to files are looked up from the file that holds them; one that begins with `/` from the collection's root. A link
must lead somewhere (`[text]()` does not) and not out of the collection. Addresses on the web are not looked up.)";

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
