#include "fuzz/target.hpp"

namespace deepdive::fuzz {

std::pair<std::string_view, std::string_view> halves(std::string_view input) {
  const std::size_t at = input.find(separator);
  if (at == std::string_view::npos) return {input, input};
  return {input.substr(0, at), input.substr(at + 1)};
}

void hold_within(Span span, std::size_t size, const char* law) {
  hold(span.begin <= span.end && span.end <= size, law);
}

}  // namespace deepdive::fuzz
