// All that a run knows of a collection before any rule looks at it, as values.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.hpp"
#include "core/topic/topic.hpp"

namespace deepdive {

/// A Markdown file that is not a topic but is linked to, or is the index page.
struct Page {
  const SourceFile* source = nullptr;
  markdown::Document document = {};
};

/// What the links of the collection need to know of the file tree.
struct LinkTargets {
  std::set<std::string> existing = {};  ///< normalised paths below the root that exist
  /// What may stand in the place of the end of missing targets: names in their folder, by that; of one whose folder is
  /// missing too, paths in the folder above, by the target's own path.
  std::map<std::string, std::vector<std::string>> siblings = {};
  std::map<std::string, std::set<std::string>> anchors = {};  ///< those that other files' links name, by path
};

/// One region of the index page: what stands there and what should.
struct IndexRegion {
  std::string name = {};
  Span span = {};       ///< between the markers; to the end of the closing one where that has a seal
  Span marker = {};     ///< the opening marker
  Span closing = {};    ///< the closing marker
  Span seal = {};       ///< the digest in the closing marker; empty, at its place, when there is none
  bool edited = false;  ///< the seal is broken: somebody wrote here by hand
  std::string expected = {};
};

struct MarkerProblem {
  Span span = {};
  std::string message = {};
};

/// The index page against the collection; made by core/index, judged by rules.
struct IndexState {
  const SourceFile* page = nullptr;
  std::vector<IndexRegion> regions = {};
  std::vector<MarkerProblem> problems = {};
};

/// Topics are sorted by path; they point into `kinds`, which stay as they are from then on.
struct Collection {
  std::vector<schema::Kind> kinds = {};  ///< the first one takes what the others do not select
  std::vector<Topic> topics = {};
  std::vector<Page> pages = {};
  LinkTargets targets = {};
  bool complete = true;        ///< every topic could be read
  std::string link_root = {};  ///< the folder that a link's first '/' stands for, below the root; empty: the root
  std::optional<IndexState> index = std::nullopt;

  /// The parsed text of a topic or page by its path, or null.
  [[nodiscard]] const markdown::Document* document(std::string_view path) const;
};

/// The texts of topics and pages by their paths.
using SourcesByPath = std::map<std::string, const SourceFile*>;

[[nodiscard]] SourcesByPath sources_of(const Collection& collection);

/// Topics in the order of the index: by position, those without one after all others; then by path.
[[nodiscard]] std::vector<const Topic*> topics_in_order(const Collection& collection);

/// `target` of a link in the file `from`, split and resolved: percent-decoded, normalised, relative to the root.
/// `link_root` is the collection's.
struct ResolvedLink {
  bool external = false;    ///< has a scheme or begins with "//"
  bool outside = false;     ///< leaves the root
  bool from_root = false;   ///< begins with '/'
  std::string path = {};    ///< empty for an external one; the file itself for "#anchor"
  std::string anchor = {};  ///< empty as well for a line of a page shown as source (`?plain=1#L3`)
};

[[nodiscard]] ResolvedLink resolve_link(std::string_view from, std::string_view target,
                                        std::string_view link_root = {});

/// All paths below the root that links of topics and pages point at, sorted, each once.
[[nodiscard]] std::vector<std::string> linked_paths(const Collection& collection);

/// Likewise of the pages alone, from the one with this index on.
[[nodiscard]] std::vector<std::string> linked_paths_of_pages(const Collection& collection, std::size_t first);

/// The anchors of each file that links of other topics and pages point at.
[[nodiscard]] std::map<std::string, std::set<std::string>> linked_anchors(const Collection& collection);

}  // namespace deepdive
