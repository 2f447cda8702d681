#include "core/baseline/baseline.hpp"

#include "core/listing/filter.hpp"
#include "core/listing/template.hpp"
#include "fuzz/target.hpp"

namespace deepdive::fuzz {

namespace {

void check(std::string_view input) {
  static_cast<void>(listing::parse_filter(input, listing::built_in_fields()));
  static_cast<void>(listing::parse_template(input, listing::built_in_fields()));
  const auto read = baseline::read("deepdive-baseline.json", input);
  if (!read) {
    hold(!read.error().message.empty(), "a fault says what it is");
    return;
  }
  const auto again = baseline::read("deepdive-baseline.json", baseline::write(*read));
  hold(again && *again == *read, "a baseline reads back as it was written");
}

}  // namespace

Target baselines() { return {"baselines", {"json"}, check}; }

}  // namespace deepdive::fuzz
