// A place for the code of documents that run one after another: with a scratch folder, and all else out of reach.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "sys/sandbox/containment.hpp"
#include "sys/sandbox/landlock.hpp"
#include "sys/sandbox/root.hpp"
#include "sys/scratch.hpp"

namespace deepdive::sys::sandbox {

class Cell {
public:
  /// `containment` outlives the cell.
  [[nodiscard]] static Result<std::unique_ptr<Cell>> create(const Containment& containment);
  Cell(const Cell&) = delete;
  Cell& operator=(const Cell&) = delete;

  [[nodiscard]] const Containment& containment() const { return containment_; }
  [[nodiscard]] Level level() const { return containment_.level; }

  /// A folder that has the same path for the code and for us, wherever it really is. What lies in it goes away with
  /// the cell; it is made and removed as FilesAs(containment().identity).
  [[nodiscard]] const std::string& scratch() const { return scratch_; }

  /// Undoes what code has done to the mode of the scratch folder: it owns it, and could close it to us.
  void open_up() const;

  /// Takes away what code has left in the folders that are not its document's own: /dev/shm and /tmp.
  void forget_shared() const;

  /// Descriptors of Namespaces::names; -1 for those that it shares with the machine.
  [[nodiscard]] std::vector<int> namespaces() const;

  /// What a process in here is confined to, with these folders to write in.
  [[nodiscard]] Domain domain(const std::vector<std::string>& writable) const;

  /// Folders in which programs of the tool chain lie, in the order of a PATH, and what of `path` can be seen in here.
  [[nodiscard]] std::string search_path(const std::string& path) const;

private:
  Cell(const Containment& containment, TempDir place) : containment_(containment), place_(std::move(place)) {}

  const Containment& containment_;
  TempDir place_;
  std::string scratch_ = {};
  Namespaces namespaces_ = {};
};

}  // namespace deepdive::sys::sandbox
