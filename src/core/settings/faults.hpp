// What is wrong with settings that have the form which their schema asks for.
#pragma once

#include <optional>
#include <string>

#include "core/base/diagnostic.hpp"
#include "core/yaml/value.hpp"

namespace deepdive {

/// A finding in the settings' own file.
[[nodiscard]] Diagnostic settings_fault(const SourceFile& source, Span span, std::string message,
                                        std::string help = {});

/// A glob written for other programs: `!x`, `{a,b}` or `a\b`, which match nothing here.
[[nodiscard]] std::optional<Diagnostic> fault_of_glob(const yaml::Value& glob, const SourceFile& source);

/// A word that says "no schema" in another way than ours.
[[nodiscard]] std::optional<Diagnostic> fault_of_schema(const yaml::Value& schema, const SourceFile& source);

}  // namespace deepdive
