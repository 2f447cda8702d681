// The collection as a table of contents for programs that make books and sites of it.
#pragma once

#include <string>
#include <vector>

#include "core/settings/settings.hpp"
#include "core/topic/collection.hpp"

namespace deepdive::index {

/// The folder in which such a program finds its pages, seen from the collection's root. One of both is empty, or both
/// are, and the folder is the root; else it ends with '/'.
struct PagesFolder {
  std::string below = {};  ///< the folder, when it lies below the root
  std::string above = {};  ///< the root, when it lies below the folder
};

/// The first folder of the topics' paths when all begin with the same one, else the root.
[[nodiscard]] PagesFolder pages_folder_of(const Collection& collection);

struct Chapter {
  std::string title = {};  ///< plain text on one line
  std::string path = {};   ///< as seen from the folder; empty for a planned topic
  bool opening = false;    ///< the index page, which comes before all topics
};

struct Book {
  std::vector<Chapter> chapters = {};
  std::vector<std::string> outside = {};  ///< topics that lie elsewhere, below the root: the program cannot show them
};

/// The index page, where it lies in the folder, and all topics in the order of the index.
[[nodiscard]] Book book_of(const Collection& collection, const IndexSettings& settings, const PagesFolder& folder);

/// `SUMMARY.md` of mdBook, in which planned topics are draft chapters.
[[nodiscard]] std::string mdbook_summary(const Book& book);

/// The field `nav` of MkDocs' settings; planned topics are no part of it, since it must name a page for each.
[[nodiscard]] std::string mkdocs_nav(const Book& book);

}  // namespace deepdive::index
