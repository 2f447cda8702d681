// Which code blocks of a document run, in what order, and what each is promised to do.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/snippets/attributes.hpp"
#include "core/topic/topic.hpp"

namespace deepdive::snippets {

/// run: executed · compile: compiled only · skip: known code that is not looked at, with a reason · text: not code.
enum class Fate { run, compile, skip, text };

/// `raises="Type: message*"`: class, qualified name or base class; the message is a glob, absent: any.
struct ExpectedException {
  std::string type = {};
  std::optional<std::string> message = std::nullopt;
};

/// One fence of the document, every one, in order.
struct Snippet {
  std::size_t block = 0;      ///< index into Document::code_blocks
  std::string language = {};  ///< canonical name, or empty
  Fate fate = Fate::text;
  std::string reason = {};     ///< why it does not run; empty when it does
  std::string source = {};     ///< the block's content; empty for one that does not run
  std::size_t first_line = 0;  ///< line of the file on which `source` begins
  std::optional<ExpectedException> raises = std::nullopt;
  std::chrono::milliseconds timeout = {};
  bool meant_to_run = false;  ///< it does not, but only because its language is misspelt
};

struct RunPlan {
  std::string path = {};
  std::vector<Snippet> snippets = {};
  std::vector<AttributeProblem> problems = {};
  [[nodiscard]] bool has_work() const;  ///< anything to run or compile
};

struct PlanOptions {
  std::chrono::milliseconds block_timeout = std::chrono::seconds(10);
};

[[nodiscard]] RunPlan plan_run(const Topic& topic, const PlanOptions& options);

}  // namespace deepdive::snippets
