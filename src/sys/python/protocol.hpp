// What is said between us and the interpreter of a document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/snippets/gates.hpp"
#include "core/snippets/outcome.hpp"
#include "core/snippets/plan.hpp"
#include "core/snippets/shape.hpp"
#include "sys/frames.hpp"
#include "sys/sandbox/landlock.hpp"

namespace deepdive::sys::python {

/// An interpreter, as it says of itself before any document is there.
using Interpreter = snippets::Installed;

/// What each document's process gives up before it hears of its document.
struct Confinement {
  sandbox::Domain domain = {};
  std::uint64_t own_rights = 0;  ///< in the folders of the document
  bool alone = false;            ///< the interpreter shares its namespace of processes with nobody
};

/// The first frame that an interpreter gets.
struct Warming {
  std::vector<std::string> modules = {};  ///< to import
  bool distributions = false;             ///< whether they are asked for
  std::optional<Confinement> confinement = std::nullopt;
};

[[nodiscard]] std::string warming_frame(const Warming& warming);
[[nodiscard]] std::optional<Interpreter> read_greeting(const std::string& payload);

/// What a document's process is told first.
struct Opening {
  std::string file = {};   ///< where the document's code lies
  std::string shown = {};  ///< how it is called in tracebacks
  std::string work = {};   ///< its working directory
  bool writes_files = false;
};

[[nodiscard]] std::string opening_frame(const Opening& opening);

/// A block with its index in the plan.
struct BlockSource {
  std::size_t index = 0;
  const snippets::Snippet* snippet = nullptr;
};

/// How a block is built, as it was before any code of the document had run.
struct Description {
  snippets::Shape shape = {};
  std::string code = {};  ///< its lines in the file that stands for the document; empty when it does not compile
  std::optional<snippets::SnippetOutcome> problem = std::nullopt;  ///< why it does not compile
  std::vector<std::string> names = {};                             ///< that it binds
};

[[nodiscard]] std::string describing_frame(const std::vector<BlockSource>& blocks, const std::string& token);

/// One description for each block; nothing when the answer is unsound.
[[nodiscard]] std::optional<std::vector<Description>> read_descriptions(const std::string& payload, std::size_t count,
                                                                        const std::string& token);

/// Statements or an example of a block, to be run.
struct Part {
  std::size_t index = 0;  ///< of its block
  std::size_t first = 0;
  std::size_t count = 0;
  bool wants_value = false;
  bool begins = false;  ///< it is the first of its block
  std::optional<std::string> input = std::nullopt;
};

[[nodiscard]] std::string running_frame(const Part& part, const std::string& token);
/// Asks for what the interpreter does at its end.
[[nodiscard]] std::string finishing_frame(const std::string& token);

/// What a part did. An exit status ends its block, whatever it is.
struct Answer {
  snippets::StepOutcome step = {};
  std::vector<std::string> missing = {};
  std::vector<std::string> unbound = {};
  std::optional<int> exit = std::nullopt;
};

/// Nothing when the answer is unsound or has another token.
[[nodiscard]] std::optional<Answer> read_answer(const std::string& payload, const std::string& token);

}  // namespace deepdive::sys::python
