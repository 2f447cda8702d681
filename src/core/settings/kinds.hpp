// The kinds of documents as the settings describe them: which schema files they have, not yet what those say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/schema/kind.hpp"
#include "core/yaml/value.hpp"

namespace deepdive {

/// The word `none` asks for no schema at all; a file of that name is written "./none".
struct SchemaSetting {
  bool none = false;
  std::string file = {};  ///< path below the root; empty: the built-in one
};

struct KindSettings {
  std::string name = {};
  schema::KindSelector selector = {};
  std::optional<SchemaSetting> schema = std::nullopt;        ///< nothing: the collection's
  std::optional<SchemaSetting> front_matter = std::nullopt;  ///< likewise
};

[[nodiscard]] SchemaSetting schema_setting(const yaml::Value& value);

/// The entries of `kinds`, in their order.
[[nodiscard]] std::vector<KindSettings> kinds_of(const yaml::Value& settings);

/// Kinds of one name, and those that select no document in particular.
[[nodiscard]] std::vector<Diagnostic> faults_of_kinds(const yaml::Value& settings, const SourceFile& source);

/// The texts of a list; a text by itself is a list of one.
[[nodiscard]] std::vector<std::string> texts_of(const yaml::Value& value);

}  // namespace deepdive
