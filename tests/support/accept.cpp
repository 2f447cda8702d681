#include "support/accept.hpp"

#include <cstdlib>

#include "support/catch.hpp"

namespace deepdive::testing {

bool accepting() {
  const char* value = std::getenv("DEEPDIVE_ACCEPT");
  return value != nullptr && std::string(value) == "1";
}

void accept(const std::string& file, const std::vector<Correction>& corrections) {
  std::vector<std::string> lines = read_lines(file);
  for (auto change = corrections.rbegin(); change != corrections.rend(); ++change) {
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(change->fence.first_line);
    const auto end = begin + static_cast<std::ptrdiff_t>(change->fence.content.size());
    lines.insert(lines.erase(begin, end), change->content.begin(), change->content.end());
  }
  write_lines(file, lines);
  FAIL("accepted new expectations: look at the difference and run again");
}

}  // namespace deepdive::testing
