// An index page that was kept by hand, read back into what its topics' front matter would say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/diagnostic.hpp"
#include "core/settings/settings.hpp"
#include "core/topic/collection.hpp"
#include "core/topic/front_matter.hpp"

namespace deepdive::index {

/// One entry of the page, as render_region writes it: "### 🔲 Title" and the lines below it.
struct HandKeptTopic {
  std::string title = {};
  std::string short_title = {};  ///< the table's name for it, where that is another one
  Status status = Status::planned;
  std::string file = {};  ///< "generators.md", where the entry names one
  std::vector<std::string> topics = {};
  std::string when_to_read = {};
  std::optional<Date> completed = std::nullopt;
  std::string key_insights = {};
  Span heading = {};
  Span entry = {};  ///< from the heading to the end of its last line that says something
};

/// `findings` are errors where something of the page would be lost or would have to be guessed, and warnings elsewhere;
/// they have places, and no rule.
struct HandKeptIndex {
  std::vector<HandKeptTopic> topics = {};  ///< in the page's order
  std::vector<Diagnostic> findings = {};
};

/// Reads all entries and the tracking table, whose rows are matched with titles: by the same words, or by the words
/// that exactly one title begins with ("Descriptors" is "The Descriptor Protocol": articles, and an s at the end of a
/// word, do not count).
[[nodiscard]] HandKeptIndex read_hand_kept(const Page& page);

/// Where the regions that `made` gives, one topic for each of the page's, would read differently from the page.
[[nodiscard]] std::vector<Diagnostic> differences(const Page& page, const HandKeptIndex& read,
                                                  const std::vector<Topic>& made, const IndexSettings& settings);

}  // namespace deepdive::index
