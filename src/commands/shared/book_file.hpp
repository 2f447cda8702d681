// The tables of contents that `render-index` makes for mdBook and MkDocs.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

struct BookOptions {
  std::string format = {};  ///< mdbook or mkdocs; markdown is no book
  std::string output = {};  ///< the file that it goes to, as the user wrote it; empty: none
  std::string folder = {};  ///< the one that paths are relative to, likewise; empty: the format's own choice
};

/// The text for the options; an error names the topics that a book of this folder cannot show. `workspace` must have
/// loaded its index.
[[nodiscard]] Result<std::string> book_text(const Workspace& workspace, const BookOptions& options);

/// The options with which the file is written, for people: "--format mdbook --output src/SUMMARY.md".
[[nodiscard]] std::string to_words(const BookOptions& options);

}  // namespace deepdive::commands
