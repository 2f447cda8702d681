// One topic: a Markdown file with its front matter, its parsed text and its sections.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/source.hpp"
#include "core/languages/language.hpp"
#include "core/markdown/document.hpp"
#include "core/schema/kind.hpp"
#include "core/topic/front_matter.hpp"
#include "core/topic/sections.hpp"
#include "core/yaml/value.hpp"

namespace deepdive {

/// Points into its Sources, its kind and its languages, which must outlive it.
struct Topic {
  const SourceFile* source = nullptr;
  const schema::Kind* kind = nullptr;
  const Languages* languages = nullptr;
  std::string slug = {};  ///< the file's name without folder and ".md"
  FrontMatterRegion region = {};
  std::optional<yaml::Tree> yaml = std::nullopt;  ///< nothing without front matter or with a problem
  std::optional<yaml::Problem> yaml_problem = std::nullopt;
  std::vector<schema::Violation> violations = {};  ///< of the front matter against its schema
  FrontMatter front = {};
  markdown::Document document = {};
  SectionMap sections = {};

  [[nodiscard]] const std::string& path() const { return source->path(); }
  /// What its sections must be.
  [[nodiscard]] const schema::DocumentSchema& schema() const { return kind->document; }
  /// Nothing but front matter and blanks.
  [[nodiscard]] bool has_body() const;
  /// Something for readers: more than front matter, blanks and comments.
  [[nodiscard]] bool has_text() const;
  /// The front matter could be read and fits its schema; or there is none and it is optional.
  [[nodiscard]] bool has_sound_front_matter() const;
  /// For people: the title of the front matter; where that is optional, else the first heading of level 1; else the
  /// slug.
  [[nodiscard]] std::string display_title() const;
};

/// The first of `kinds` is that of documents which no other one selects.
[[nodiscard]] Topic parse_topic(const SourceFile& source, const std::vector<schema::Kind>& kinds,
                                const Languages& languages = built_in_languages());

/// What is derived from a topic's text; minutes at 220 words and 2 code blocks a minute, rounded up.
struct Progress {
  std::size_t sections_done = 0;
  std::size_t sections_total = 0;  ///< the schema's
  std::size_t words = 0;
  std::size_t code_blocks = 0;
  std::size_t reading_minutes = 0;
};

[[nodiscard]] Progress progress_of(const Topic& topic);

}  // namespace deepdive
