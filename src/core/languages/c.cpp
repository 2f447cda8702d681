#include "core/languages/language.hpp"

namespace deepdive::languages {

Language c() {
  Language made{"c", {"h"}, Treatment::program, "C", Engine::toolchain};
  made.comment = "//";
  made.toolchain.file = "block.c";
  made.toolchain.check = {"cc", "-std=gnu17", "-w", "-I.", "-fsyntax-only", "-x", "c", "{file}"};
  made.toolchain.compile = {"cc", "-std=gnu17", "-w", "-I.", "-g", "-pthread", "-o", "{program}", "{file}", "-lm"};
  made.toolchain.run = {"{program}"};
  made.toolchain.version = {"cc", "--version"};
  made.toolchain.line_patterns = {"{file}:{line}:*error: {message}", "{file}:{line}: {message}",
                                  "{file}:{line}:(*): {message}", "*{file}:{line}"};
  made.toolchain.entry = "main";
  return made;
}

}  // namespace deepdive::languages
