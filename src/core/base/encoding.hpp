// Bytes that make a file no text on which all programs agree.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/diagnostic.hpp"

namespace deepdive {

/// The first place of each kind from `begin` on: what is not UTF-8, a CR without LF, a zero byte. While there is one,
/// bytes put into the file may make it worse.
[[nodiscard]] std::vector<Diagnostic> encoding_faults(const SourceFile& source, std::size_t begin = 0);

}  // namespace deepdive
