# One interface target carries what every target of ours is compiled with. -Werror is not here but in the presets, so
# that a new compiler's new warning never breaks a user's build.
add_library(deepdive_flags INTERFACE)
target_compile_options(deepdive_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wformat=2)
if(DEEPDIVE_SANITIZE)
  target_compile_options(deepdive_flags INTERFACE
    -fsanitize=${DEEPDIVE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(deepdive_flags INTERFACE -fsanitize=${DEEPDIVE_SANITIZE})
endif()
if(DEEPDIVE_FUZZ)
  target_compile_options(deepdive_flags INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(deepdive_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
