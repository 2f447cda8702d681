#include "core/base/json_text.hpp"

#include <nlohmann/json.hpp>

namespace deepdive {

std::string json_text(const nlohmann::ordered_json& json, int indent) {
  return json.dump(indent, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace deepdive
