#include "core/scaffold/collection.hpp"

#include <fmt/format.h>

namespace deepdive::scaffold {

namespace {

std::string region(const std::string& name) {
  return fmt::format("<!-- deepdive:begin {0} -->\n<!-- deepdive:end {0} -->\n", name);
}

}  // namespace

std::string collection_settings() {
  return "# The settings of this collection. Each key has a default; these are some of them, ready to be changed.\n"
         "# topics: topics/*.md        the files that are its documents\n"
         "# schema: deep-dive.yaml     which sections they must have, in a file of your own; `none` asks for none\n"
         "# index:\n"
         "#   links: true              whether the index page links what it names\n"
         "# rules:\n"
         "#   short-section: off       a rule's severity: error, warning or off\n";
}

std::string collection_page() {
  return "# Deep dives\n\n"
         "Long documents that each make one thing understood, with code that runs. `deepdive new TITLE` begins one;\n"
         "`deepdive validate` says what is missing.\n\n"
         "## Available\n\n" +
         region("available") + "\n## Planned\n\n" + region("planned") + "\n## Tracking\n\n" + region("tracking") +
         '\n' + region("updated");
}

}  // namespace deepdive::scaffold
