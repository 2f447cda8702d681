#include "core/listing/progress_line.hpp"

#include <fmt/format.h>

#include "core/base/text.hpp"

namespace deepdive::listing {

namespace {

// Less of a path than this says nothing.
constexpr std::size_t shortest_path = 12;

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// The end of a text, with a mark for what is missing before it.
std::string end_of(const std::string& text, std::size_t columns) {
  if (display_width(text) <= columns) return text;
  std::size_t begin = 0;
  do ++begin;
  while (begin < text.size() && (!begins_code_point(text[begin]) || display_width(text.substr(begin)) + 1 > columns));
  return "…" + text.substr(begin);
}

}  // namespace

std::string progress_line(const Progress& progress, std::size_t columns) {
  std::string line = fmt::format("{}/{} documents, {}/{} code blocks", progress.documents_done, progress.documents,
                                 progress.blocks_done, progress.blocks);
  if (line.size() > columns) return {};
  const std::string time =
      progress.slowest_time.count() > 0 ? fmt::format(" ({} s)", progress.slowest_time.count()) : std::string{};
  constexpr std::string_view between = ", now at ";
  const std::size_t taken = line.size() + between.size() + time.size();
  if (progress.slowest.empty() || taken + shortest_path > columns) return line;
  return fmt::format("{}{}{}{}", line, between, end_of(visible(progress.slowest, Lines::join), columns - taken), time);
}

}  // namespace deepdive::listing
