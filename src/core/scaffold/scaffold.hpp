// A new deep dive from the schema.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.hpp"
#include "core/schema/document_schema.hpp"
#include "core/topic/topic.hpp"

namespace deepdive::scaffold {

/// What the author said; empty members are left out of the front matter.
struct Request {
  std::string title = {};
  std::string short_title = {};
  std::vector<std::string> topics = {};
  std::string when_to_read = {};
  std::vector<int> weeks = {};
  std::vector<std::pair<std::string, std::string>> fields = {};  ///< that make it a document of its kind
  std::optional<int> position = std::nullopt;
  std::optional<Date> completed = std::nullopt;
  std::string key_insights = {};
};

/// All that was said, between its two fences.
[[nodiscard]] std::string front_matter(const Request& request, Status status);

/// Front matter with `status: planned` and no body.
[[nodiscard]] std::string planned_document(const Request& request);

/// Front matter with `status: draft` and the schema's sections, each with its guidance as a placeholder.
[[nodiscard]] std::string draft_document(const Request& request, const schema::DocumentSchema& schema);

/// The planned topic's own text with its status made `draft` and the sections appended: every other byte stays.
[[nodiscard]] std::string promoted_document(const Topic& planned, const schema::DocumentSchema& schema);

}  // namespace deepdive::scaffold
