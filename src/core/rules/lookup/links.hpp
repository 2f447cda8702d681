// What the links of documents point at.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/rules/rule.hpp"
#include "core/topic/linked_documents.hpp"

namespace deepdive::rules {

/// GitHub puts "user-content-" before the ids in its pages; links work with it and without.
[[nodiscard]] std::string anchor_without_prefix(const std::string& anchor);

/// A link or a definition: where it points and the bytes that say so.
struct Target {
  ResolvedLink resolved = {};
  Span span = {};
  bool empty = false;  ///< it names nothing: `[text]()`
};

/// What the document's links point at. A reference's target counts once, at its definition. Left out are addresses on
/// the web, what lies below an open fence, and what the program itself writes into the index.
[[nodiscard]] std::vector<Target> link_targets(const LinkedDocument& linked);

/// Likewise for its images.
[[nodiscard]] std::vector<Target> image_targets(const LinkedDocument& linked);

/// The file that a link to a missing one probably means, by its name: its path, or nothing.
[[nodiscard]] std::optional<std::string> meant_file(const Collection& collection, const std::string& missing);

/// Findings for those targets that do not exist or lie outside of the collection.
[[nodiscard]] std::vector<Diagnostic> missing_files(const Collection& collection, const LinkedDocument& linked,
                                                    const std::vector<Target>& targets, std::string_view what);

}  // namespace deepdive::rules
