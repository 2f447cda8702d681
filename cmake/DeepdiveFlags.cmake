# One interface target carries what every target of ours is compiled with. -Werror is not here but in the presets, so
# that a new compiler's new warning never breaks a user's build.
add_library(deepdive_flags INTERFACE)
target_compile_options(deepdive_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wformat=2)
# The first version of this warning, part of -Wall, fears for each reference that comes back from a call with a temporary.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13
   AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  target_compile_options(deepdive_flags INTERFACE -Wno-dangling-reference)
endif()
if(DEEPDIVE_SANITIZE)
  target_compile_options(deepdive_flags INTERFACE
    -fsanitize=${DEEPDIVE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(deepdive_flags INTERFACE -fsanitize=${DEEPDIVE_SANITIZE})
endif()
if(DEEPDIVE_FUZZ)
  target_compile_options(deepdive_flags INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(deepdive_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
