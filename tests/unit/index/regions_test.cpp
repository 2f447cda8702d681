#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

#include "core/index/index.hpp"
#include "core/index/seal.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using testing::NamedText;
using testing::TextCollection;
using Texts = std::vector<std::string>;

namespace {

const std::vector<NamedText>& topics() {
  static const std::vector<NamedText> made{
      {"topics/a.md", "---\ntitle: A\nstatus: created\ncompleted: 2025-11-12\n---\n"},
      {"topics/b.md", "---\ntitle: B\nstatus: planned\n---\n"}};
  return made;
}

std::string begin(const std::string& name) { return "<!-- deepdive:begin " + name + " -->\n"; }
std::string end(const std::string& name) { return "<!-- deepdive:end " + name + " -->\n"; }

/// A page of which nothing outlives the function that made it but the state's own strings.
struct Compared {
  explicit Compared(const std::string& text) : made(topics(), {{"README.md", text}}) {
    state = index::compare(made.value.pages.front(), made.value, {"README.md", false});
  }
  TextCollection made;
  IndexState state = {};

  /// "line: message" of each problem.
  [[nodiscard]] Texts problems() const {
    Texts lines;
    for (const MarkerProblem& problem : state.problems) {
      lines.push_back(fmt::format("{}: {}", state.page->line_of(problem.span.begin), problem.message));
    }
    return lines;
  }
  /// "name: <what stands there>" of each region.
  [[nodiscard]] Texts regions() const {
    Texts lines;
    for (const IndexRegion& region : state.regions) {
      lines.push_back(fmt::format("{}: <{}>", region.name, slice(state.page->text(), region.span)));
    }
    return lines;
  }
};

Texts problems(const std::string& text) { return Compared(text).problems(); }

std::string applied(const std::string& text) {
  const Compared compared(text);
  REQUIRE(compared.problems().empty());
  return index::apply(compared.state);
}

std::string with_line_ends(const std::string& text) {
  std::string made;
  for (const char c : text) made += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return made;
}

}  // namespace

TEST_CASE("regions lie between their markers", "[index]") {
  const Compared compared("# T\n\n" + begin("updated") + "old\n" + end("updated") + "text\n  " + begin("available") +
                          end("available"));
  CHECK(compared.problems().empty());
  CHECK(compared.regions() == Texts{"updated: <old\n>", "available: <>"});
  CHECK(compared.state.regions[0].expected == "\n**Last Updated**: 2025-11-12\n\n");
  CHECK(compared.state.page->path() == "README.md");
  CHECK(slice(compared.state.page->text(), compared.state.regions[0].marker) == "<!-- deepdive:begin updated -->");
}

TEST_CASE("a page without markers has no region", "[index]") {
  CHECK(Compared("# T\n\n<!-- a comment -->\n").regions().empty());
  CHECK(Compared("").regions().empty());
}

TEST_CASE("markers in code, and comments that only look like them, are text", "[index]") {
  CHECK(Compared("```\n" + begin("updated") + "```\n\n    " + begin("planned")).regions().empty());
  CHECK(problems("```\n" + begin("updated") + "```\n").empty());
  CHECK(problems("<!-- deepdive:beginning is hard -->\n").empty());
  CHECK(problems("<!-- deepdive:ends -->\n").empty());
  CHECK(problems("<!-- see deepdive:begin updated -->\n").empty());
  CHECK(problems("`<!-- deepdive:begin updated -->`\n").empty());
}

TEST_CASE("blanks in a marker do not matter", "[index]") {
  CHECK(Compared("<!--deepdive:begin   updated-->\nx\n<!--\tdeepdive:end\tupdated\t-->\n").regions() ==
        Texts{"updated: <x\n>"});
}

TEST_CASE("a region that is not known is a problem", "[index]") {
  CHECK(problems(begin("avialable") + end("avialable")) ==
        Texts{"1: region 'avialable' is not known; did you mean 'available'?"});
  CHECK(problems(begin("summary") + end("summary")) == Texts{"1: region 'summary' is not known"});
  CHECK(problems("<!-- deepdive:begin -->\n") == Texts{"1: the marker names no region"});
}

TEST_CASE("a region begins and ends", "[index]") {
  CHECK(problems("x\n\n" + begin("updated")) == Texts{"3: region 'updated' begins and does not end"});
  CHECK(problems("x\n\n" + end("updated")) == Texts{"3: region 'updated' ends and has not begun"});
  CHECK(problems(begin("updated") + end("updated") + end("updated")) ==
        Texts{"3: region 'updated' ends and has not begun"});
}

TEST_CASE("a region stands once", "[index]") {
  CHECK(problems(begin("updated") + end("updated") + begin("updated") + end("updated")) ==
        Texts{"3: region 'updated' stands here twice"});
}

TEST_CASE("regions do not nest or cross", "[index]") {
  CHECK(problems(begin("updated") + begin("planned") + end("planned") + end("updated")) ==
        Texts{"2: region 'planned' begins inside region 'updated'"});
  CHECK(problems(begin("updated") + begin("planned") + end("updated") + end("planned")) ==
        Texts{"2: region 'planned' begins inside region 'updated'"});
  CHECK(problems(begin("updated") + end("planned")) == Texts{"2: region 'planned' ends where region 'updated' should"});
}

TEST_CASE("a byte order mark is no text beside a marker", "[index]") {
  const std::string mark(byte_order_mark);
  const std::string page = mark + begin("updated") + end("updated");
  CHECK(problems(page).empty());
  CHECK(applied(page).starts_with(page.substr(0, page.find('\n') + 1)));
  CHECK(problems(mark + mark + begin("updated") + end("updated")) ==
        Texts{"1: a marker of the index must stand alone on its line"});
}

TEST_CASE("a marker stands alone on its line", "[index]") {
  CHECK(problems("<!-- deepdive:begin updated --> x\n\n" + end("updated")) ==
        Texts{"1: a marker of the index must stand alone on its line"});
  CHECK(problems("> " + begin("updated") + "\n> " + end("updated")) ==
        Texts{"1: a marker of the index must stand alone on its line",
              "3: a marker of the index must stand alone on its line"});
  CHECK(problems("<!-- deepdive:begin updated --><!-- deepdive:end updated -->\n") ==
        Texts{"1: a marker of the index must stand alone on its line",
              "1: a marker of the index must stand alone on its line"});
}

TEST_CASE("applying writes the regions and keeps every other byte", "[index]") {
  CHECK(applied("# T \n" + begin("updated") + "old\n" + end("updated") + "\ttail") ==
        "# T \n" + begin("updated") + "\n**Last Updated**: 2025-11-12\n\n" + end("updated") + "\ttail");
}

TEST_CASE("the page's own line ends are kept", "[index]") {
  const std::string page =
      "# T\n" + begin("available") + end("available") + "x\n" + begin("updated") + "y\n" + end("updated");
  CHECK(applied(with_line_ends(page)) == with_line_ends(applied(page)));
}

TEST_CASE("front matter of the page is none of ours", "[index]") {
  const std::string page = "---\nx: <!-- deepdive:begin updated -->\n---\n" + begin("updated") + end("updated");
  CHECK(applied(page) == "---\nx: <!-- deepdive:begin updated -->\n---\n" + begin("updated") +
                             "\n**Last Updated**: 2025-11-12\n\n" + end("updated"));
}

TEST_CASE("a seal is a word of eight digits behind the name", "[index]") {
  const std::string sealed = applied(begin("updated") + "<!-- deepdive:end updated 00000000 -->\n");
  const std::string text = "\n**Last Updated**: 2025-11-12\n\n";
  CHECK(sealed == begin("updated") + text + "<!-- deepdive:end updated " + index::seal_of(text) + " -->\n");
  CHECK(applied(sealed) == sealed);
  CHECK(applied(with_line_ends(sealed)) == with_line_ends(sealed));
  CHECK(problems(begin("updated") + "<!-- deepdive:end updated 0000000G -->\n") ==
        Texts{"2: region 'updated 0000000G' is not known"});
  CHECK(problems("<!-- deepdive:begin updated 00000000 -->\n" + end("updated")).front() ==
        "1: region 'updated 00000000' is not known");
}

TEST_CASE("a region is edited when neither its seal nor the topics know its text", "[index]") {
  const auto edited = [](const std::string& text, const std::string& seal) {
    const Compared compared(begin("updated") + text + "<!--deepdive:end updated" + seal + "-->\n");
    REQUIRE(compared.problems().empty());
    return index::has_edits(compared.state);
  };
  const std::string expected = "\n**Last Updated**: 2025-11-12\n\n";
  CHECK_FALSE(edited("mine\n", ""));
  CHECK(edited("mine\n", " 00000000"));
  CHECK_FALSE(edited("old\n", ' ' + index::seal_of("old\n")));
  CHECK_FALSE(edited("old\r\n", ' ' + index::seal_of("old\n")));
  CHECK_FALSE(edited(expected, " 00000000"));
}

TEST_CASE("sealing seals what has no seal, in the page's own line ends", "[index]") {
  const auto sealed = [](const std::string& page) {
    Compared compared(page);
    REQUIRE(compared.problems().empty());
    index::seal_all(compared.state);
    return index::apply(compared.state);
  };
  const std::string page = "a\n" + begin("updated") + "x\n  <!--deepdive:end updated-->  \nb\n" + begin("planned") +
                           "<!-- deepdive:end planned 00000000 -->";
  const std::string once = sealed(page);
  CHECK(once.find("\n  <!--deepdive:end updated " + index::seal_of("\n**Last Updated**: 2025-11-12\n\n") +
                  "-->  \nb\n") != std::string::npos);
  CHECK(sealed(once) == once);
  CHECK(applied(once) == once);
  CHECK(sealed(with_line_ends(page)) == with_line_ends(once));
}

TEST_CASE("a second rendering changes nothing, and all outside stays", "[index][property]") {
  const Texts outside{
      "\n",       "text\n",      "# H\n",        "\n\n",   "* item\n",
      "\ttab \n", "| a | b |\n", "<!-- c -->\n", "é 字\n", "```\n<!-- deepdive:begin updated -->\n```\n"};
  const Texts names{"available", "planned", "tracking", "updated"};
  std::mt19937 random(9);
  std::uniform_int_distribution<std::size_t> piece(0, outside.size() - 1);
  for (int i = 0; i < 200; ++i) {
    std::string page;
    std::string kept;
    for (std::size_t n = 0; n < names.size(); ++n) {
      const std::string before = outside[piece(random)] + "\n";
      const std::string old = (i + static_cast<int>(n)) % 3 == 0 ? "" : outside[piece(random)];
      page += before + begin(names[n]) + old + end(names[n]);
      kept += before + begin(names[n]) + end(names[n]);
    }
    if (i % 2 == 1) page = with_line_ends(page);
    INFO(page);
    const std::string once = applied(page);
    CHECK(applied(once) == once);
    const Compared compared(once);
    std::string rest = once;
    for (auto region = compared.state.regions.rbegin(); region != compared.state.regions.rend(); ++region) {
      CHECK(slice(once, region->span) == region->expected);
      rest.erase(region->span.begin, region->span.size());
    }
    CHECK(rest == (i % 2 == 1 ? with_line_ends(kept) : kept));
  }
}
