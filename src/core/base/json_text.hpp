// How values of JSON become bytes.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace deepdive {

/// UTF-8 without any control character, with a line end: what is not UTF-8 becomes U+FFFD, so that a file's fault makes
/// no output unreadable, and all but ASCII is escaped. In one line where `indent` is negative.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& json, int indent);

}  // namespace deepdive
