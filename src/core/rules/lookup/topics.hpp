// What several rules ask of a topic before they judge it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/rule.hpp"

namespace deepdive::rules {

/// Whether the topic's structure can be judged: it is not merely planned, has a body, and no open fence takes parts of
/// it for code.
[[nodiscard]] bool is_written(const Topic& topic);

/// Whether the text shows that the status is wrong: a text below 'planned', or none below another one. Front matter
/// that may say anything says no status.
[[nodiscard]] bool contradicts_status(const Topic& topic);

/// Where the front matter says the title.
[[nodiscard]] Span title_span(const Topic& topic);

/// Whether the file has the name that its title gives, or the title gives none.
[[nodiscard]] bool is_named_after_title(const Topic& topic);

/// Topics with the same title, two at least in each group; case, punctuation and blanks do not count.
[[nodiscard]] std::vector<std::vector<const Topic*>> same_titles(const Collection& collection);

/// A place for what has no place of its own: the first line of the file.
[[nodiscard]] Span first_line(const SourceFile& source);

/// The first line of the text that is not blank, from its first character on.
[[nodiscard]] Span first_text_line(const Topic& topic);

/// Whether a section is one of the schema's and stands there once: what one of two lacks is judged when they are
/// joined.
[[nodiscard]] bool stands_once(const Topic& topic, const Section& section);

/// Sections of the schema that the author has begun and that lack words or code: stubs without a placeholder, each of
/// which stands once. None of a text that cannot be judged.
[[nodiscard]] std::vector<Section> unfinished_sections(const Topic& topic);

/// The heading that a section begins with.
[[nodiscard]] const markdown::Heading& heading_of(const Topic& topic, const Section& section);

/// Letters and digits in lower case with single blanks between: how headings and bullets are compared.
[[nodiscard]] std::string fold_words(std::string_view text);

}  // namespace deepdive::rules
