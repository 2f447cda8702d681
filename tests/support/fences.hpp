// The fenced blocks of a specification, found by line and not with the program's own parser, which they test.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace deepdive::testing {

/// Line numbers count from 0 here: they are indices into a document's lines.
struct Fence {
  std::string info = {};  ///< the words after the fence's marks
  std::vector<std::string> content = {};
  std::size_t first_line = 0;  ///< of the content
  std::string heading = {};    ///< the nearest heading above
};

/// Lines without their ends.
[[nodiscard]] std::vector<std::string> read_lines(const std::string& path);
void write_lines(const std::string& path, const std::vector<std::string>& lines);

[[nodiscard]] std::vector<Fence> find_fences(const std::vector<std::string>& lines);

/// Files in a folder that end in ".md", sorted by name.
[[nodiscard]] std::vector<std::string> markdown_files(const std::string& folder);

/// The value of `key=` in the fence's info string, or empty.
[[nodiscard]] std::string value_in_info(const Fence& fence, const std::string& key);

}  // namespace deepdive::testing
