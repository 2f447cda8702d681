// YAML text as a tree of values that know the bytes they came from; the only way YAML enters the program.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/base/source.hpp"
#include "core/base/text.hpp"

namespace deepdive::yaml {

struct Member;

enum class Kind { null, scalar, sequence, mapping };

/// A node. Scalars stay text: what a plain scalar means (number, boolean, date) is for its reader to decide.
struct Value {
  Kind kind = Kind::null;
  Span span = {};         ///< bytes in the file, quotes included; a block collection ends with its last value
  std::string text = {};  ///< of a scalar, after unquoting
  bool plain = false;     ///< a scalar without quotes and not a block scalar
  std::vector<Value> items = {};
  std::vector<Member> members;  ///< in the file's order, without duplicates; not initialised: Member is incomplete

  /// The member's value, or null when there is none (or this is no mapping).
  [[nodiscard]] const Value* find(std::string_view key) const;
};

struct Member {
  std::string key = {};
  Span key_span = {};
  Value value = {};
};

/// A key that stands a second time in its mapping; the first one counts.
struct DuplicateKey {
  std::string key = {};
  Span span = {};
  Span first = {};
};

struct Tree {
  Value root = {};
  std::vector<DuplicateKey> duplicates = {};
};

/// Why the text is not YAML that we read.
struct Problem {
  Span span = {};
  std::string message = {};
  std::string help = {};
};

/// Reads the bytes of `region` in `source` as one YAML document whose root is a mapping (null when it is empty).
/// Spans are offsets into the whole file. Refuses, with the place: more than 64 KiB, lines over 4,096 characters,
/// invalid UTF-8, control characters, anchors, aliases, tags, merge keys, a second document, more than 8 levels
/// and more than 4,000 values. Follows YAML 1.2 as yaml-cpp reads it; duplicate keys are reported, not refused.
[[nodiscard]] tl::expected<Tree, Problem> parse(const SourceFile& source, Span region);

/// Strict readings of scalar text; nothing for what does not match in full.
[[nodiscard]] std::optional<long long> as_integer(const Value& value);
[[nodiscard]] std::optional<bool> as_boolean(const Value& value);

/// How `text` must be written so that it reads back as the same string: plain where that is safe, else in double
/// quotes (YAML 1.2, 7.3).
[[nodiscard]] std::string quote_scalar(std::string_view text);

}  // namespace deepdive::yaml
