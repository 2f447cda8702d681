// Languages of code blocks that the settings add to the built-in ones, or change.
#pragma once

#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/base/source.hpp"
#include "core/languages/language.hpp"
#include "core/yaml/value.hpp"

namespace deepdive {

/// `languages` of the settings; what a built-in one is not told to change stays as it is.
[[nodiscard]] std::vector<Language> languages_of(const yaml::Value& settings);

/// What is wrong with them beyond their form: names that stand for others, commands that cannot be meant.
[[nodiscard]] std::vector<Diagnostic> faults_of_languages(const yaml::Value& settings, const SourceFile& source);

}  // namespace deepdive
