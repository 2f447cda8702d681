#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <set>
#include <string_view>

#include "core/base/text.hpp"
#include "sys/fd.hpp"
#include "sys/files.hpp"

namespace deepdive::sys {

namespace {

constexpr std::size_t max_depth = 64;

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

struct Entry {
  std::string name = {};
  bool folder = false;
};

bool is_folder(DIR* folder, const dirent& entry) {
  if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_DIR;
  struct stat status {};
  return ::fstatat(::dirfd(folder), entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
}

Result<std::vector<Entry>> entries_of(const std::string& path) {
  const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
  if (!folder) return failure("cannot be looked into: " + error_text(errno));
  std::vector<Entry> entries;
  while (const dirent* entry = ::readdir(folder.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") entries.push_back({std::string(name), is_folder(folder.get(), *entry)});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

using Parts = std::vector<std::string>;

Parts parts_of(const std::string& glob) {
  Parts parts;
  for (std::size_t begin = 0; begin <= glob.size();) {
    const std::size_t end = std::min(glob.find('/', begin), glob.size());
    if (end > begin && glob.substr(begin, end - begin) != ".") parts.push_back(glob.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// Parts of a glob that names below some folder can still meet: where in the glob a walk has come to.
using Places = std::set<std::size_t>;

/// One glob, followed down the tree part by part.
class Pattern {
public:
  explicit Pattern(const std::string& glob) : parts_(parts_of(glob)) {}

  [[nodiscard]] Places start() const { return with_any_depth({0}); }

  /// Where the walk stands after a folder of this name; empty when nothing below it can match.
  [[nodiscard]] Places enter(const Places& places, const std::string& name) const {
    Places next;
    for (const std::size_t place : places) {
      if (place >= parts_.size()) continue;
      if (parts_[place] == "**" && name.front() != '.') next.insert(place);
      if (place + 1 < parts_.size() && fits(parts_[place], name)) next.insert(place + 1);
    }
    return with_any_depth(next);
  }

  [[nodiscard]] bool matches(const Places& places, const std::string& name) const {
    return std::any_of(places.begin(), places.end(),
                       [&](std::size_t place) { return place + 1 == parts_.size() && fits(parts_[place], name); });
  }

private:
  /// `**` also stands for no folder at all.
  [[nodiscard]] Places with_any_depth(Places places) const {
    for (const std::size_t place : Places(places)) {
      for (std::size_t i = place; i < parts_.size() && parts_[i] == "**"; ++i) places.insert(i + 1);
    }
    return places;
  }

  [[nodiscard]] static bool fits(const std::string& part, const std::string& name) {
    return (name.front() != '.' || part.front() == '.') && matches_path_glob(name, part);
  }

  Parts parts_;
};

/// A folder that is still to be looked into, with how far each glob has come there.
struct Pending {
  std::string path = {};  ///< below the root, with a final '/', or empty
  std::size_t depth = 0;
  std::vector<Places> places = {};
};

class Walk {
public:
  Walk(const std::string& root, const std::vector<std::string>& globs, const std::vector<std::string>& exclude)
      : root_(root), exclude_(exclude) {
    Pending first;
    for (const std::string& glob : globs) {
      patterns_.emplace_back(glob);
      first.places.push_back(patterns_.back().start());
    }
    pending_.push_back(std::move(first));
  }

  [[nodiscard]] Listing run() {
    while (!pending_.empty()) {
      const Pending folder = std::move(pending_.back());
      pending_.pop_back();
      visit(folder);
    }
    std::sort(listing_.paths.begin(), listing_.paths.end());
    return std::move(listing_);
  }

private:
  void visit(const Pending& folder);
  [[nodiscard]] bool is_excluded(const std::string& path) const;
  void enter(const Pending& folder, const std::string& name);

  std::string root_;
  std::vector<std::string> exclude_;
  std::vector<Pattern> patterns_ = {};
  std::vector<Pending> pending_ = {};
  Listing listing_ = {};
};

void Walk::visit(const Pending& folder) {
  const auto entries = entries_of(root_ + '/' + folder.path);
  if (!entries) {
    listing_.errors.push_back(named(folder.path.empty() ? "." : folder.path, entries.error()));
    return;
  }
  for (const Entry& entry : *entries) {
    if (is_excluded(folder.path + entry.name)) continue;
    if (entry.folder) enter(folder, entry.name);
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
      // A folder is listed only where a glob names it outright: `x.md/` is a mistake that should be seen.
      if (!patterns_[i].matches(folder.places[i], entry.name)) continue;
      listing_.paths.push_back(folder.path + entry.name);
      break;
    }
  }
}

bool Walk::is_excluded(const std::string& path) const {
  return std::any_of(exclude_.begin(), exclude_.end(),
                     [&](const std::string& glob) { return matches_path_glob(path, glob); });
}

void Walk::enter(const Pending& folder, const std::string& name) {
  Pending next{folder.path + name + '/', folder.depth + 1, {}};
  bool wanted = false;
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    next.places.push_back(patterns_[i].enter(folder.places[i], name));
    wanted = wanted || !next.places.back().empty();
  }
  if (!wanted) return;
  if (next.depth <= max_depth) {
    pending_.push_back(std::move(next));
  } else {
    listing_.errors.push_back({fmt::format("'{}' lies more than {} folders deep", next.path, max_depth)});
  }
}

}  // namespace

Listing list_files(const std::string& root, const std::vector<std::string>& globs,
                   const std::vector<std::string>& exclude) {
  return Walk(root, globs, exclude).run();
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  const auto entries = entries_of(folder);
  if (!entries) return names;
  for (const Entry& entry : *entries) names.push_back(entry.name);
  return names;
}

}  // namespace deepdive::sys
