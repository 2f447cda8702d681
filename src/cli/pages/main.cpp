// Writes the manual page or a completion to standard output, for the build: deepdive_pages manual|bash|zsh|fish.
#include <CLI/CLI.hpp>
#include <string>

#include "cli/pages/pages.hpp"
#include "cli/program.hpp"
#include "cli/version.hpp"
#include "sys/console.hpp"

namespace {

std::string page_named(const std::string& name) {
  using namespace deepdive::cli;
  CLI::App app{purpose, program_name};
  GlobalOptions globals;
  const auto declared = declare_program(app, globals);
  if (name == "manual") return pages::manual_page(app, version);
  if (name == "bash") return pages::bash_completion(pages::words_of(app));
  if (name == "zsh") return pages::zsh_completion(pages::words_of(app));
  return name == "fish" ? pages::fish_completion(pages::words_of(app)) : std::string{};
}

}  // namespace

int main(int count, char** words) {
  const std::string page = page_named(count == 2 ? words[1] : "");
  deepdive::sys::Console(deepdive::sys::ColorChoice::never).out(page);
  return page.empty() ? 2 : 0;
}
