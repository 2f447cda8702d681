#include <string>

#include "core/markdown/document.hpp"
#include "core/topic/front_matter.hpp"
#include "fuzz/target.hpp"
#include "oracle/facts.hpp"

namespace deepdive::fuzz {

namespace {

void check(std::string_view input) {
  const SourceFile source("x.md", std::string(input));
  for (const std::size_t begin : {std::size_t{0}, find_front_matter(input).body_begin}) {
    const markdown::Document document = markdown::parse(source, begin);
    const auto broken = testing::broken_laws(source, document);
    if (!broken.empty()) throw BrokenLaw(broken.front());
    hold(markdown::github_anchors(document).size() == document.headings.size(), "a heading has one anchor");
    hold(document == markdown::parse(source, begin), "the same text gives the same document");
  }
}

}  // namespace

Target markdown_spans() { return {"markdown_spans", {"markdown"}, check}; }

}  // namespace deepdive::fuzz
