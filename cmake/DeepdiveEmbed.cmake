# Compiles files into the program as text:
#
#   deepdive_embed(TARGET deepdive_core FUNCTION deepdive::schema::embedded HEADER core/schema/embedded.hpp
#                  FILES schema/a.yaml schema/b.json)
#
# defines `std::string_view FUNCTION(std::string_view name)`, which gives a file's text by its name without folder and
# nothing for another name. Long files are cut into several literals: compilers need not take more than 64 KiB in one.
function(deepdive_embed)
  cmake_parse_arguments(arg "" "TARGET;FUNCTION;HEADER" "FILES" ${ARGN})
  string(REGEX MATCH "^(.*)::([^:]+)$" _ ${arg_FUNCTION})
  set(namespace ${CMAKE_MATCH_1})
  set(function ${CMAKE_MATCH_2})
  set(text "// Written by the build from the files it names.\n#include \"${arg_HEADER}\"\n\nnamespace ${namespace} {\n\nstd::string_view ${function}(std::string_view name) {\n")
  foreach(file IN LISTS arg_FILES)
    get_filename_component(name ${file} NAME)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} bytes HEX)
    string(LENGTH "${bytes}" digits)
    set(literals "")
    foreach(begin RANGE 0 ${digits} 8000)
      string(SUBSTRING "${bytes}" ${begin} 8000 part)
      if(NOT part STREQUAL "")
        string(REGEX REPLACE "(..)" "\\\\x\\1" part "${part}")
        string(APPEND literals "\n      \"${part}\"")
      endif()
    endforeach()
    math(EXPR size "${digits} / 2")
    string(APPEND text "  if (name == \"${name}\") {\n    return {${literals}, ${size}};\n  }\n")
  endforeach()
  string(APPEND text "  return {};\n}\n\n}  // namespace ${namespace}\n")
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${function}.cpp)
  file(CONFIGURE OUTPUT ${output} CONTENT "${text}" @ONLY)
  target_sources(${arg_TARGET} PRIVATE ${output})
endfunction()
