# A folder is a registry: each .cpp in it defines one entry, a function named like the file, and this writes all().
#
#   deepdive_registry(TARGET deepdive_core FOLDER core/rules NAMESPACE deepdive::rules TYPE deepdive::Rule
#                     HEADER core/rules/rule.hpp KEY id)
#
# The list is sorted by KEY, the member that holds the entry's name. A file whose function is named differently fails
# to link, and the undefined symbol names the convention.
function(deepdive_registry)
  cmake_parse_arguments(arg "" "TARGET;FOLDER;NAMESPACE;TYPE;HEADER;KEY" "" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${arg_FOLDER}/*.cpp)
  list(SORT sources)
  set(declarations "")
  set(entries "")
  foreach(source IN LISTS sources)
    get_filename_component(name ${source} NAME_WE)
    string(APPEND declarations "${arg_TYPE} ${name}();\n")
    string(APPEND entries "        ${name}(),\n")
  endforeach()
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${arg_FOLDER}/all.cpp)
  set(text "// Written by the build from the names of the files in src/${arg_FOLDER}.
#include <algorithm>

#include \"${arg_HEADER}\"

namespace ${arg_NAMESPACE} {
${declarations}
const std::vector<${arg_TYPE}>& all() {
  static const std::vector<${arg_TYPE}> entries = [] {
    std::vector<${arg_TYPE}> made_entries{
${entries}    };
    std::sort(made_entries.begin(), made_entries.end(),
              [](const auto& a, const auto& b) { return a.${arg_KEY} < b.${arg_KEY}; });
    return made_entries;
  }();
  return entries;
}
}  // namespace ${arg_NAMESPACE}
")
  file(CONFIGURE OUTPUT ${output} CONTENT "${text}" @ONLY)
  target_sources(${arg_TARGET} PRIVATE ${sources} ${output})
endfunction()
