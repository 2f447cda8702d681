#include "core/listing/badge.hpp"

#include <string>

#include "support/catch.hpp"

using namespace deepdive::listing;

namespace {

std::string badge_of(const std::string& label) { return badge(label, {1, 4, "topics created"}); }

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t width_of_image(const std::string& svg) {
  return std::stoul(svg.substr(svg.find("width=\"") + 7));  // the first one
}

}  // namespace

TEST_CASE("a badge says what is counted", "[listing]") {
  const std::string svg = badge_of("deep dives");
  CHECK(svg.rfind("<svg xmlns=\"http://www.w3.org/2000/svg\"", 0) == 0);
  CHECK(holds(svg, "<title>deep dives: 1 of 4 topics created</title>"));
  CHECK(holds(svg, ">1 of 4</text>"));
  CHECK(svg.substr(svg.size() - 7) == "</svg>\n");
}

TEST_CASE("any text can be a badge's label", "[listing]") {
  CHECK(holds(badge_of("<a href=\"x\">&"), ">&lt;a href=&quot;x&quot;&gt;&amp;</text>"));
  CHECK(holds(badge_of("a\x1b[1m\nb"), ">a␛[1m␊b</text>"));
  CHECK(holds(badge_of("a\xff"
                       "b"),
              ">a?b</text>"));
  CHECK(holds(badge_of("a\xEF\xBF\xBF"), ">a?</text>"));
  CHECK(holds(badge_of(std::string(50, 'x')), ">" + std::string(39, 'x') + "…</text>"));
  CHECK(holds(badge_of(""), "></text>"));
}

TEST_CASE("a badge is as wide as its texts", "[listing]") {
  CHECK(width_of_image(badge_of("iiiiiiii")) < width_of_image(badge_of("nnnnnnnn")));
  CHECK(width_of_image(badge_of("nnnnnnnn")) < width_of_image(badge_of("WWWWWWWW")));
  CHECK(width_of_image(badge_of("nnnn")) < width_of_image(badge_of("生生生生")));
}

TEST_CASE("the colour goes with the share", "[listing]") {
  CHECK(holds(badge("x", {0, 4, ""}), "#b3392f"));
  CHECK(holds(badge("x", {1, 4, ""}), "#a0590b"));
  CHECK(holds(badge("x", {2, 4, ""}), "#80700f"));
  CHECK(holds(badge("x", {3, 4, ""}), "#577a12"));
  CHECK(holds(badge("x", {4, 4, ""}), "#2f7d32"));
}
