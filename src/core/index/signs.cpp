#include "core/index/signs.hpp"

namespace deepdive::index {

std::string_view sign_of(Status status) {
  switch (status) {
    case Status::planned: return "🔲";
    case Status::draft: return "🚧";
    case Status::created: return "✅";
  }
  return {};
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::planned: return "Planned";
    case Status::draft: return "Draft";
    case Status::created: return "Created";
  }
  return {};
}

}  // namespace deepdive::index
