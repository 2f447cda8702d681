#include <algorithm>
#include <string>
#include <vector>

#include "core/index/index.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using testing::NamedText;
using testing::TextCollection;

namespace {

NamedText topic(const std::string& path, const std::string& fields) {
  return {path, "---\nstatus: planned\n" + fields + "---\n"};
}

std::string roadmap(const std::vector<NamedText>& topics) {
  const TextCollection made(topics);
  return index::render_region("roadmap", made.value, {});
}

/// The diagram that these lines are.
std::string diagram(const std::string& lines) { return "```mermaid\nflowchart TD\n" + lines + "```\n"; }

}  // namespace

TEST_CASE("a roadmap leads from week to week", "[index]") {
  CHECK(roadmap({topic("topics/a.md", "title: Ants\nweeks: [10]\n"),
                 topic("topics/b.md", "title: Bees\nshort_title: B\nweeks: [2]\nposition: 2\n"),
                 topic("topics/c.md", "title: Crows\nweeks: [2]\nposition: 1\n")}) ==
        diagram("  subgraph week_2[\"Week 2\"]\n"
                "    t_c[\"🔲 Crows\"]\n"
                "    t_b[\"🔲 B\"]\n"
                "  end\n"
                "  subgraph week_10[\"Week 10\"]\n"
                "    t_a[\"🔲 Ants\"]\n"
                "  end\n"
                "  week_2 --> week_10\n"));
}

TEST_CASE("a topic of several weeks stands in the first of them", "[index]") {
  CHECK(roadmap({topic("topics/a.md", "title: Ants\nweeks: [7, 3]\n")}) ==
        diagram("  subgraph week_3[\"Week 3\"]\n    t_a[\"🔲 Ants (weeks 7, 3)\"]\n  end\n"));
}

TEST_CASE("topics without a week come last, and no arrow leads to them", "[index]") {
  CHECK(roadmap({topic("topics/a.md", "title: Ants\n"), topic("topics/b.md", "title: Bees\nweeks: [1]\n")}) ==
        diagram("  subgraph week_1[\"Week 1\"]\n    t_b[\"🔲 Bees\"]\n  end\n"
                "  subgraph any_week[\"Any week\"]\n    t_a[\"🔲 Ants\"]\n  end\n"));
}

TEST_CASE("an arrow leads to a topic from each of its prerequisites", "[index]") {
  CHECK(roadmap({topic("topics/a.md", "title: Ants\nprerequisites: [b, c, lost, a, topics/b.md, c]\n"),
                 topic("topics/b.md", "title: Bees\nweeks: [1]\n"),
                 topic("topics/c.md", "title: Crows\nprerequisites: [topics/b.md]\n")}) ==
        diagram("  subgraph week_1[\"Week 1\"]\n    t_b[\"🔲 Bees\"]\n  end\n"
                "  subgraph any_week[\"Any week\"]\n    t_a[\"🔲 Ants\"]\n    t_c[\"🔲 Crows\"]\n  end\n"
                "  t_b --> t_a\n  t_c --> t_a\n  t_b --> t_c\n"));
}

TEST_CASE("the boxes of topics have ids of their own, whatever their files are called", "[index]") {
  CHECK(roadmap({topic("topics/a b.md", "title: A\n"), topic("topics/end.md", "title: B\n"),
                 topic("topics/one/x.md", "title: C\n"), topic("topics/two/x.md", "title: D\n"),
                 topic("topics/Z20.md", "title: E\n")}) == diagram("  subgraph any_week[\"Any week\"]\n"
                                                                   "    t_Z5A20[\"🔲 E\"]\n"
                                                                   "    t_aZ20b[\"🔲 A\"]\n"
                                                                   "    t_end[\"🔲 B\"]\n"
                                                                   "    t_topicsZ2FoneZ2FxZ2Emd[\"🔲 C\"]\n"
                                                                   "    t_topicsZ2FtwoZ2FxZ2Emd[\"🔲 D\"]\n"
                                                                   "  end\n"));
}

TEST_CASE("a title cannot leave its box", "[index]") {
  CHECK(roadmap({topic("topics/a.md", "title: \"x\\\"]\\n```\\n  end\"\n")}) ==
        diagram("  subgraph any_week[\"Any week\"]\n"
                "    t_a[\"🔲 x#34;#93; #96;#96;#96; end\"]\n"
                "  end\n"));
}
