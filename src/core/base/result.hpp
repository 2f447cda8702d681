// The machine failing: a value, or an error with its cause. A user's mistake is a Diagnostic instead.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace deepdive {

/// `message` is ready to print after "deepdive: ": it names the path or program and the cause.
struct Error {
  std::string message = {};
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(std::string message) {
  return tl::make_unexpected(Error{std::move(message)});
}

/// An error that does not say which file it is about, with the file's name.
[[nodiscard]] inline Error named(const std::string& path, const Error& error) {
  return {"'" + path + "' " + error.message};
}

}  // namespace deepdive
