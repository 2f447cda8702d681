// The blocks of one document that are checked and run by programs, each block by itself.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/languages/language.hpp"
#include "sys/code_folder.hpp"
#include "sys/engine.hpp"
#include "sys/toolchain/program_run.hpp"

namespace deepdive::sys::toolchain {

/// Where programs are, each looked up once.
class Programs {
public:
  /// Absolute path, or empty.
  [[nodiscard]] const std::string& find(const std::string& name);

private:
  std::map<std::string, std::string> paths_ = {};
};

class ToolchainDocument : public DocumentEngine {
public:
  /// Both outlive it.
  ToolchainDocument(const DocumentSpace& space, Programs& programs) : space_(space), programs_(programs) {}

  [[nodiscard]] Result<snippets::SnippetOutcome> run(std::size_t index, std::chrono::milliseconds patience) override;
  /// Blocks leave nothing behind but files.
  [[nodiscard]] bool is_alive() const override { return true; }

private:
  /// A block laid out as a file.
  struct Site {
    CodeFolder folder;
    std::string file = {};     ///< path
    std::string program = {};  ///< path of what is made of it
    bool has_input = false;
  };

  [[nodiscard]] Result<Site> lay_out(std::size_t index, const Toolchain& toolchain) const;
  [[nodiscard]] Result<ProgramRun> start(const std::vector<std::string>& command, const Site& site,
                                         const ProgramLimits& limits);
  [[nodiscard]] ProgramLimits limits(Streams streams) const;
  [[nodiscard]] Result<bool> check(const std::vector<std::string>& command, const Site& site,
                                   const Toolchain& toolchain, snippets::SnippetOutcome& outcome);
  [[nodiscard]] Result<void> execute(const std::vector<std::string>& command, const Site& site,
                                     const Toolchain& toolchain, snippets::SnippetOutcome& outcome);
  [[nodiscard]] std::optional<std::string> missing_program(const std::vector<const std::vector<std::string>*>& steps);

  const DocumentSpace& space_;
  Programs& programs_;
  std::chrono::steady_clock::time_point deadline_ = {};  ///< of the block that is at work
};

}  // namespace deepdive::sys::toolchain
