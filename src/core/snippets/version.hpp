// Which versions of an interpreter an author allows: a part of PEP 440, read strictly.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace deepdive::snippets {

/// What is wrong with a value, and what to write instead (or empty).
struct ValueFault {
  std::string message = {};
  std::string help = {};
};

/// compatible: `~=3.11`, at least 3.11 and still 3.
enum class VersionOperator { equal, not_equal, at_least, at_most, above, below, compatible };

/// One of the parts between commas, such as `>=3.11`.
struct VersionClause {
  VersionOperator compares = VersionOperator::equal;
  std::vector<std::size_t> release = {};  ///< 3, 11 of "3.11"
  bool prefix = false;                    ///< `==3.11.*`: whatever follows
  friend bool operator==(const VersionClause&, const VersionClause&) = default;
};

/// All of them must hold.
using VersionSpecifier = std::vector<VersionClause>;

/// Reads ">=3.11,<4" with the operators ==, !=, >=, <=, >, <, ~= and versions of numbers and dots.
[[nodiscard]] tl::expected<VersionSpecifier, ValueFault> parse_specifier(std::string_view text);

/// Whether the specifier allows a version such as "3.11.2"; what follows its numbers ("rc1", "+") is passed over.
[[nodiscard]] bool allows(const VersionSpecifier& specifier, std::string_view version);

}  // namespace deepdive::snippets
