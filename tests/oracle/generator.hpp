// Small Markdown documents, hostile but always the same ones for the same seed.
#pragma once

#include <cstdint>
#include <string>

namespace deepdive::testing {

[[nodiscard]] std::string make_document(std::uint64_t seed);

/// A document put together from marks of Markdown and bytes that no editor would write: lone carriage returns, NULs,
/// parts of characters.
[[nodiscard]] std::string make_bytes(std::uint64_t seed);

}  // namespace deepdive::testing
