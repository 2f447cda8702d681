// A file's text as it was read, and what it is to be.
#pragma once

#include <string>

namespace deepdive {

struct TextChange {
  std::string path = {};  ///< below the collection's root
  std::string before = {};
  std::string after = {};
};

}  // namespace deepdive
