// What the build states of the program: its version, and where its rules are described on the web.
#pragma once

namespace deepdive::cli {

inline constexpr const char* version = DEEPDIVE_VERSION;
inline constexpr const char* rules_url = DEEPDIVE_RULES_URL;

}  // namespace deepdive::cli
