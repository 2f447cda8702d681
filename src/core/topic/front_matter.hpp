// The YAML block that opens a topic: where it lies and what its fields say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/source.hpp"
#include "core/base/text.hpp"
#include "core/yaml/value.hpp"

namespace deepdive {

enum class Status { planned, draft, created };

[[nodiscard]] std::string_view to_string(Status status);
[[nodiscard]] std::optional<Status> parse_status(std::string_view text);

/// Where front matter stands in a text. It opens with `---` on the very first line (after a byte order mark) and ends
/// with the next line that is `---` or `...`. Front matter that breaks this is not read, but kept out of the body, so
/// that one wrong line does not make a wrong text.
struct FrontMatterRegion {
  std::optional<Span> yaml = std::nullopt;  ///< between the fences; nothing when there is none
  std::size_t body_begin = 0;               ///< first byte of the Markdown; after a byte order mark at least
  bool unclosed = false;   ///< opened and not closed, or only by a line of the text below: ends at the first blank line
  bool displaced = false;  ///< closed, but below blank lines or without a right opening line
};

[[nodiscard]] FrontMatterRegion find_front_matter(std::string_view text);

/// The region of a text whose front matter is optional: what opens like one and holds no field is none, but a rule or
/// the underline of a heading.
[[nodiscard]] FrontMatterRegion find_optional_front_matter(std::string_view text);

/// The fields as typed values. A field that is absent or not of its type stays empty; rules report that.
struct FrontMatter {
  std::string title = {};
  std::string short_title = {};
  std::optional<int> position = std::nullopt;  ///< place in the index; topics without one follow, by path
  std::optional<Status> status = std::nullopt;
  std::optional<Date> completed = std::nullopt;
  std::optional<Date> reviewed = std::nullopt;
  std::vector<std::string> topics = {};
  std::string when_to_read = {};
  std::vector<int> weeks = {};
  std::string key_insights = {};
  std::string python = {};
  std::vector<std::string> distributions = {};  ///< `requires`
  std::string timeout = {};                     ///< of each code block, as written
};

[[nodiscard]] FrontMatter read_front_matter(const yaml::Value& root);

}  // namespace deepdive
