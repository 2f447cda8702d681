#include "core/listing/goals.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace deepdive::listing {

namespace {

Share sections_done(const std::vector<Row>& rows) {
  Share share{0, 0, "sections done"};
  for (const Row& row : rows) {
    share.done += row.progress.sections_done;
    share.total += row.progress.sections_total;
  }
  return share;
}

bool says_status(const Row& row) { return row.topic->kind->front_matter || row.topic->front.status; }
bool is_created(const Row& row) { return row.topic->front.status == Status::created; }

}  // namespace

Share share_of(const std::vector<Row>& rows) {
  if (std::none_of(rows.begin(), rows.end(), says_status)) return sections_done(rows);
  const auto created = std::count_if(rows.begin(), rows.end(), is_created);
  return {static_cast<std::size_t>(created), rows.size(), "topics created"};
}

Share share_of(const Row& row) { return sections_done({row}); }

std::string to_string(const Share& share) { return fmt::format("{} of {} {}", share.done, share.total, share.what); }

std::string percent(const Share& share) {
  const std::size_t tenths = share.total == 0 ? 1000 : share.done * 1000 / share.total;
  const std::string part = tenths % 10 == 0 ? std::string{} : fmt::format(".{}", tenths % 10);
  return fmt::format("{}{}%", tenths / 10, part);
}

std::vector<Stale> stale_topics(const std::vector<Row>& rows, int days, Date as_of) {
  std::vector<Stale> found;
  for (const Row& row : rows) {
    const FrontMatter& front = row.topic->front;
    if (!is_created(row) || !front.completed) continue;
    const Date last = std::max(*front.completed, front.reviewed.value_or(*front.completed));
    const auto age = std::chrono::sys_days(as_of) - std::chrono::sys_days(last);
    if (age.count() > days) found.push_back({row.topic, last, static_cast<int>(age.count())});
  }
  std::stable_sort(found.begin(), found.end(), [](const Stale& a, const Stale& b) { return a.last < b.last; });
  return found;
}

}  // namespace deepdive::listing
