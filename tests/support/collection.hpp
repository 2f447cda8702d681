// Topics and collections made of text, for tests of the core, which reads no files.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/schema/document_schema.hpp"
#include "core/schema/embedded.hpp"
#include "core/schema/json_schema.hpp"
#include "core/schema/kind.hpp"
#include "core/topic/collection.hpp"

namespace deepdive::testing {

inline const schema::DocumentSchema& default_schema() {
  static const schema::DocumentSchema made =
      *schema::read_document_schema(SourceFile("deep-dive.yaml", std::string(schema::embedded("deep-dive.yaml"))));
  return made;
}

inline const std::shared_ptr<const schema::JsonSchema>& shared_front_matter_schema() {
  static const auto made = std::make_shared<const schema::JsonSchema>(
      std::move(*schema::JsonSchema::compile(schema::embedded("front-matter.schema.json"))));
  return made;
}

inline const schema::JsonSchema& front_matter_schema() { return *shared_front_matter_schema(); }

/// What a collection without settings of its own is made of.
inline schema::Kind default_kind() { return {"", {}, default_schema(), shared_front_matter_schema()}; }

struct NamedText {
  std::string path = {};
  std::string text = {};
};

/// A collection with the sources that it points into; topics are sorted by path, as in a real one.
class TextCollection {
public:
  explicit TextCollection(const std::vector<NamedText>& topics, const std::vector<NamedText>& pages = {},
                          std::vector<schema::Kind> kinds = {default_kind()}) {
    value.kinds = std::move(kinds);
    for (const auto& [path, text] : topics) {
      value.topics.push_back(parse_topic(sources_.add(path, text), value.kinds));
    }
    std::sort(value.topics.begin(), value.topics.end(),
              [](const Topic& a, const Topic& b) { return a.path() < b.path(); });
    for (const auto& [path, text] : pages) {
      const SourceFile& source = sources_.add(path, text);
      value.pages.push_back({&source, markdown::parse(source, find_front_matter(source.text()).body_begin)});
    }
  }
  TextCollection(const TextCollection&) = delete;
  TextCollection& operator=(const TextCollection&) = delete;

  Collection value = {};

private:
  Sources sources_ = {};
};

/// One topic with the source that it points into.
class TextTopic {
public:
  explicit TextTopic(const std::string& text, const std::string& path = "topics/example.md")
      : collection_({{path, text}}), value(collection_.value.topics.front()) {}

private:
  TextCollection collection_;

public:
  const Topic& value;
};

}  // namespace deepdive::testing
