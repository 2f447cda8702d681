# Headers that most files read are compiled once for each library. A compiler cache seldom knows how to keep what is
# compiled so, and that a file includes what it uses only shows without: the presets of clang do.
if(CMAKE_CXX_COMPILER_LAUNCHER)
  option(DEEPDIVE_PRECOMPILE "Compile common headers once" OFF)
else()
  option(DEEPDIVE_PRECOMPILE "Compile common headers once" ON)
endif()

# deepdive_precompile(TARGET [HEADER...]) adds HEADERs to those that all have in common.
function(deepdive_precompile target)
  if(DEEPDIVE_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <filesystem> <map> <memory> <optional> <set> <string> <string_view> <vector> <fmt/format.h>
      <tl/expected.hpp> ${ARGN})
  endif()
endfunction()
