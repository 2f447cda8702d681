// What a collection can be held to: how much of it is done, and how long ago people looked at it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/listing/field.hpp"

namespace deepdive::listing {

/// So many of so many.
struct Share {
  std::size_t done = 0;
  std::size_t total = 0;
  std::string_view what = {};  ///< "topics created"

  /// Whether it is less than so many percent; a share of nothing never is.
  [[nodiscard]] bool is_under(std::size_t percent) const { return done * 100 < percent * total; }
};

/// Topics that are created, or sections that are done where no topic says how far it is.
[[nodiscard]] Share share_of(const std::vector<Row>& rows);

/// Sections of one topic that are done.
[[nodiscard]] Share share_of(const Row& row);

/// "1 of 3 topics created".
[[nodiscard]] std::string to_string(const Share& share);

/// In percent, cut (not rounded) to tenths: "33.3%"; "100%" of nothing.
[[nodiscard]] std::string percent(const Share& share);

/// A created topic that nobody has looked at for a while.
struct Stale {
  const Topic* topic = nullptr;
  Date last = {};  ///< the later one of completed and reviewed
  int days = 0;    ///< since then
};

/// Those last looked at more than `days` days before `as_of`, the oldest first.
[[nodiscard]] std::vector<Stale> stale_topics(const std::vector<Row>& rows, int days, Date as_of);

}  // namespace deepdive::listing
