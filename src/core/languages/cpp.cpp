#include "core/languages/language.hpp"

namespace deepdive::languages {

Language cpp() {
  Language made{"cpp", {"c++", "cxx", "cc", "hpp"}, Treatment::program, "C++", Engine::toolchain};
  made.comment = "//";
  made.toolchain.file = "block.cpp";
  made.toolchain.check = {"c++", "-std=gnu++20", "-w", "-I.", "-fsyntax-only", "-x", "c++", "{file}"};
  made.toolchain.compile = {"c++", "-std=gnu++20", "-w", "-I.", "-g", "-pthread", "-o", "{program}", "{file}"};
  made.toolchain.run = {"{program}"};
  made.toolchain.version = {"c++", "--version"};
  made.toolchain.line_patterns = {"{file}:{line}:*error: {message}", "{file}:{line}: {message}",
                                  "{file}:{line}:(*): {message}", "{file}:{line}:*required from here",
                                  "*{file}:{line}"};
  made.toolchain.entry = "main";
  return made;
}

}  // namespace deepdive::languages
