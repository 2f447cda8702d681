#include "core/languages/language.hpp"

namespace deepdive::languages {

Language protobuf() { return {"protobuf", {"proto"}, Treatment::code, "Protocol Buffers"}; }

}  // namespace deepdive::languages
