// Which of the schema's sections a document has, where, and in what state.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/source.hpp"
#include "core/base/text.hpp"
#include "core/languages/language.hpp"
#include "core/markdown/document.hpp"
#include "core/schema/document_schema.hpp"

namespace deepdive {

/// Derived from the text, never declared. A stub has a placeholder left or fewer words or code than the schema asks.
enum class SectionState { missing, empty, stub, done };

[[nodiscard]] std::string_view to_string(SectionState state);

/// A level-2 heading at top level and what follows it up to the next one.
struct Section {
  std::optional<std::size_t> spec = std::nullopt;  ///< index into DocumentSchema::sections; nothing: not in the schema
  std::size_t heading = 0;                         ///< index into Document::headings
  Span body = {};                                  ///< after the heading's line, to the next section or the end
  std::size_t words = 0;
  std::size_t code_blocks = 0;          ///< see is_code
  bool alias = false;                   ///< matched by an alias or by another case, not by its name
  std::vector<Span> placeholders = {};  ///< paragraphs that are still the schema's guidance
  SectionState state = SectionState::empty;
};

/// One finding's worth of disorder: a section that is out of place, or two that have swapped places.
struct Misplacement {
  std::size_t section = 0;                                  ///< index into SectionMap::found
  std::optional<std::size_t> swapped_with = std::nullopt;   ///< likewise
  std::optional<std::size_t> belongs_after = std::nullopt;  ///< index of the spec it should follow; nothing: first
};

struct SectionMap {
  std::vector<Section> found = {};           ///< in the document's order
  std::vector<std::size_t> missing = {};     ///< required specs without a section
  std::vector<std::size_t> duplicates = {};  ///< into found: the second and later ones of their spec
  std::vector<Misplacement> misplaced = {};  ///< the smallest set of moves or swaps that explains the order

  /// First section of a spec, or null.
  [[nodiscard]] const Section* of_spec(std::size_t spec) const;
  /// State of a spec's section: missing when there is none.
  [[nodiscard]] SectionState state(std::size_t spec) const;
};

[[nodiscard]] SectionMap map_sections(const SourceFile& source, const markdown::Document& document,
                                      const schema::DocumentSchema& schema, const Languages& languages);

}  // namespace deepdive
