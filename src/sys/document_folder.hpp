// The scratch folder of one document: where its code works, and what engines keep beside that.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "sys/scratch.hpp"

namespace deepdive::sys {

/// The code's own folder holds nothing of ours, so that no name can stand in the way of an import.
class DocumentFolder {
public:
  /// In a folder that is there, such as a cell's.
  [[nodiscard]] static Result<DocumentFolder> create_in(const std::string& parent);

  [[nodiscard]] std::string work() const { return scratch_.path() + "/work"; }
  [[nodiscard]] std::string files() const { return scratch_.path() + "/document"; }

  /// As Cell::open_up, for these folders.
  void open_up() const;

  /// Takes away all that blocks and engines have made.
  [[nodiscard]] Result<void> empty() const;

  /// Writes a file for later blocks below work(), over one that is there. `path` must lead nowhere else, by '..' or by
  /// a link.
  [[nodiscard]] Result<void> write(const std::string& path, const std::string& content) const;

private:
  explicit DocumentFolder(TempDir scratch) : scratch_(std::move(scratch)) {}
  TempDir scratch_;
};

}  // namespace deepdive::sys
