// The modules that Python code asks for, found by its looks: cheap, and now and then wrong.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace deepdive::snippets {

/// Adds what lines that begin with `import` or `from` name, dots included: "json", "concurrent.futures".
void add_imports(std::string_view code, std::set<std::string>& modules);

}  // namespace deepdive::snippets
