// The kinds of documents of a collection: which ones belong to each, and what those must be.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/document_schema.hpp"
#include "core/schema/json_schema.hpp"
#include "core/yaml/value.hpp"

namespace deepdive::schema {

/// A field of the front matter that must have one of these values; that of a list is each of its items.
struct FieldCondition {
  std::string field = {};
  std::vector<std::string> values = {};
  friend bool operator==(const FieldCondition&, const FieldCondition&) = default;
};

/// Which documents are of a kind: all conditions hold, and one of the globs matches where there are any.
struct KindSelector {
  std::vector<std::string> paths = {};  ///< globs below the root
  std::vector<FieldCondition> where = {};

  [[nodiscard]] bool empty() const { return paths.empty() && where.empty(); }
  friend bool operator==(const KindSelector&, const KindSelector&) = default;
};

struct Kind {
  std::string name = {};  ///< as the settings give it; empty for the collection's own, which takes what is left
  KindSelector selector = {};
  DocumentSchema document = {};
  std::shared_ptr<const JsonSchema> front_matter = {};  ///< null: front matter is optional and may say anything
};

/// The first of the kinds after the collection's own, `kinds.front()`, that selects the document, else that one.
/// `front_matter` is null for a document without any that can be read.
[[nodiscard]] const Kind& kind_of(const std::vector<Kind>& kinds, std::string_view path,
                                  const yaml::Value* front_matter);

}  // namespace deepdive::schema
