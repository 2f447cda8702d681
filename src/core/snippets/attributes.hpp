// What an author says about a code block in its info string: `python {raises="ValueError: bad*" timeout=5}`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/source.hpp"
#include "core/base/text.hpp"
#include "core/markdown/document.hpp"

namespace deepdive::snippets {

struct Attribute {
  std::string key = {};
  std::string value = {};  ///< unquoted; empty for a flag
  bool has_value = false;
  Span span = {};  ///< in the file
};

struct AttributeProblem {
  Span span = {};
  std::string message = {};
  std::string help = {};
};

struct Attributes {
  std::vector<Attribute> list = {};
  std::vector<AttributeProblem> problems = {};

  [[nodiscard]] const Attribute* find(std::string_view key) const;
};

/// A time limit as `timeout` takes it: more than 0 and up to 3600 seconds; nothing for other text.
[[nodiscard]] std::optional<double> seconds_of(std::string_view value);

/// Whether it is one of our own keys.
[[nodiscard]] bool is_attribute(std::string_view key);

/// Reads the attributes of a fence, with or without braces. Our own unknown keys are problems with a suggestion; keys
/// of renderers (title, linenums, hl_lines, filename, {1,3-5}) are let through.
[[nodiscard]] Attributes parse_attributes(const SourceFile& source, const markdown::CodeBlock& block);

/// Reads words that are nothing but attributes, as in a comment. Renderers do not read it, so their keys are unknown.
[[nodiscard]] Attributes parse_attributes(const SourceFile& source, Span words);

}  // namespace deepdive::snippets
