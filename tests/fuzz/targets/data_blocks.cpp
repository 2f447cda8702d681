#include "core/data/syntax.hpp"

#include "fuzz/target.hpp"

namespace deepdive::fuzz {

namespace {

using data::Notation;

void hold_fault(const std::optional<data::Fault>& fault, std::string_view input) {
  if (!fault) return;
  hold(fault->at <= input.size(), "a fault lies in its text");
  hold(!fault->message.empty(), "a fault says what it is");
  hold(fault->message.find('\n') == std::string::npos, "a fault is one line");
  hold(first_invalid_utf8(input) || !first_invalid_utf8(fault->message), "a fault is text");
}

void check(std::string_view input) {
  for (const Notation notation : {Notation::json, Notation::json_with_comments, Notation::yaml, Notation::toml}) {
    if (data::is_too_large(input, notation)) continue;
    const auto fault = data::fault_in(input, notation);
    hold_fault(fault, input);
    hold_fault(data::fault_in_fragment(input, notation), input);
    hold(fault.has_value() || notation != Notation::json || !data::fault_in(input, Notation::json_with_comments),
         "what is JSON is JSON with comments");
  }
}

}  // namespace

Target data_blocks() { return {"data_blocks", {"json", "jsonc", "yaml", "yml", "toml"}, check}; }

}  // namespace deepdive::fuzz
