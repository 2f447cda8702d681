#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/rules/lookup/topics.hpp"
#include "core/topic/slug.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(A topic's file is named after its title, in snake case: "Import System and Packages" is
`import_system_and_packages.md`. People and `deepdive new` find it by that name. Hyphens instead of underscores are
fine. A title whose letters have no form in ASCII may have a file with any name, and one that is at fault itself is
reported as that.

Rename the file, with `git mv` and the links to it, or correct the title.)";

bool has_faulty_title(const Topic& topic) {
  return std::any_of(topic.violations.begin(), topic.violations.end(),
                     [](const schema::Violation& violation) { return violation.field == "title"; });
}

std::set<const Topic*> topics_that_share_titles(const Collection& collection) {
  std::set<const Topic*> sharing;
  for (const auto& topics : same_titles(collection)) sharing.insert(topics.begin(), topics.end());
  return sharing;
}

std::vector<Diagnostic> check(const Collection& collection) {
  std::vector<Diagnostic> findings;
  const auto sharing = topics_that_share_titles(collection);
  for (const Topic& topic : collection.topics) {
    if (!topic.kind->front_matter || is_named_after_title(topic) || has_faulty_title(topic) ||
        sharing.count(&topic) > 0)
      continue;
    findings.push_back(finding(*topic.source, title_span(topic),
                               fmt::format("the file is not named after its title: '{}'", topic.slug),
                               fmt::format("rename it to '{}.md', or change the title", slug_of(topic.front.title))));
    findings.back().scope = Scope::file;
  }
  return findings;
}

}  // namespace

Rule slug_mismatch() {
  return {"slug-mismatch", "front-matter", Severity::warning, "A file that is not named after its title", doc, check};
}

}  // namespace deepdive::rules
