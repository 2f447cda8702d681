#include "core/languages/language.hpp"

namespace deepdive::languages {

Language elixir() { return {"elixir", {"ex", "exs", "iex"}, Treatment::code, "Elixir"}; }

}  // namespace deepdive::languages
