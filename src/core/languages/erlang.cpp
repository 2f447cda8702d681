#include "core/languages/language.hpp"

namespace deepdive::languages {

Language erlang() { return {"erlang", {"erl"}, Treatment::code, "Erlang"}; }

}  // namespace deepdive::languages
