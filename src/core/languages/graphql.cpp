#include "core/languages/language.hpp"

namespace deepdive::languages {

Language graphql() { return {"graphql", {"gql"}, Treatment::code, "GraphQL"}; }

}  // namespace deepdive::languages
