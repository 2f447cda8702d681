// What is said between us and a worker: frames of a length (four bytes, big endian) and JSON.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"

namespace deepdive::sys::python {

/// A frame of more bytes than this is refused: no honest answer comes near it.
inline constexpr std::size_t max_frame = std::size_t{16} * 1024 * 1024;

enum class Task { run, compile, names };

/// Tells the worker where the document's code lies and how it is called in tracebacks.
[[nodiscard]] std::string opening_frame(std::string_view file, std::string_view shown);

[[nodiscard]] std::string request_frame(Task task, const snippets::Snippet& snippet, const std::string& token);

enum class FrameState { partial, complete, unsound };

/// Takes the first frame off the front of `buffer`; `payload` is its JSON.
[[nodiscard]] FrameState take_frame(std::string& buffer, std::string& payload);

/// Whether this is what a worker says first, once it is ready.
[[nodiscard]] bool is_greeting(const std::string& payload);

/// The answer to a request; nothing when it is no sound one for this task or has another token.
[[nodiscard]] std::optional<snippets::SnippetOutcome> read_answer(const std::string& payload, Task task,
                                                                  const std::string& token);

/// 32 hexadecimal digits that nobody can guess.
[[nodiscard]] std::string fresh_token();

}  // namespace deepdive::sys::python
