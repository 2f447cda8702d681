#include <string>

#include "core/topic/topic.hpp"
#include "fuzz/target.hpp"
#include "support/collection.hpp"

namespace deepdive::fuzz {

namespace {

void hold_region(const FrontMatterRegion& region, std::string_view input) {
  hold(region.body_begin <= input.size(), "the body begins in the text");
  if (!region.yaml) return;
  hold_within(*region.yaml, input.size(), "front matter lies in the text");
  hold(region.yaml->end <= region.body_begin, "front matter ends before the body");
}

void check(std::string_view input) {
  hold_region(find_front_matter(input), input);
  hold_region(find_optional_front_matter(input), input);
  const testing::TextTopic text{std::string(input)};
  const Topic& topic = text.value;
  hold(!(topic.yaml && topic.yaml_problem), "front matter is read or it is not");
  if (topic.yaml_problem) hold_within(topic.yaml_problem->span, input.size(), "a problem lies in its text");
  for (const schema::Violation& violation : topic.violations) {
    hold(!violation.message.empty(), "a violation says what it is");
  }
  for (const markdown::Heading& heading : topic.document.headings) {
    hold(heading.span.begin >= topic.region.body_begin, "headings stand in the body");
  }
  hold(progress_of(topic).sections_done <= progress_of(topic).sections_total,
       "no more sections are done than there are");
}

}  // namespace

Target front_matter() { return {"front_matter", {"markdown"}, check}; }

}  // namespace deepdive::fuzz
