// What a deep dive must be: its sections, in order, with what each must hold.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/base/source.hpp"

namespace deepdive::schema {

struct SectionSpec {
  std::string name = {};
  std::vector<std::string> aliases = {};
  std::string guidance = {};  ///< one sentence for the author; the scaffold's placeholder
  bool required = true;
  std::size_t min_words = 0;  ///< fewer make the section a stub
  bool needs_code = false;    ///< must hold at least one code block
  bool takes_topics = false;  ///< the scaffold puts a subsection for each planned topic here
};

struct DocumentSchema {
  std::string name = {};                 ///< what one document is called: "deep dive"
  std::string subsection_guidance = {};  ///< placeholder of a scaffolded subsection
  std::vector<SectionSpec> sections = {};
};

/// Reads schema/deep-dive.yaml (or a collection's own file); every fault with its place, rule "invalid-schema".
[[nodiscard]] tl::expected<DocumentSchema, std::vector<Diagnostic>> read_document_schema(const SourceFile& source);

/// What stands in the place of a text that is still to be written: a blank line and the guidance in italics, or
/// nothing.
[[nodiscard]] std::string placeholder(const std::string& guidance);

/// A section that is still to be written: its heading and its placeholder.
[[nodiscard]] std::string section_stub(const SectionSpec& spec);

/// How section names are compared: case, blanks and outer punctuation do not count.
[[nodiscard]] std::string fold_section_name(std::string_view name);

}  // namespace deepdive::schema
