#include "core/listing/external_links.hpp"

#include <string>

#include "support/catch.hpp"

using namespace deepdive;
using listing::external_links;

namespace {

std::vector<listing::ExternalLink> links_of(const std::string& text) {
  const SourceFile source("topics/a.md", text);
  return external_links(source, markdown::parse(source, 0));
}

std::string places(const std::string& text) { return listing::place_lines(links_of(text)); }
std::string addresses(const std::string& text) { return listing::address_lines(links_of(text)); }

}  // namespace

TEST_CASE("links, images, definitions, HTML and addresses without marks are listed", "[listing]") {
  CHECK(places("[a](http://a.b) ![c](https://c.d/e.png)\n[f][g] <mailto:h@i.j> http://k.l\n<a href=\"//m.n\">\n\n"
               "[g]: <HTTPS://o.p> \"q\"\n") ==
        "topics/a.md:1:5: http://a.b\n"
        "topics/a.md:1:22: https://c.d/e.png\n"
        "topics/a.md:2:9: mailto:h@i.j\n"
        "topics/a.md:2:23: http://k.l\n"
        "topics/a.md:3:10: https://m.n\n"
        "topics/a.md:5:7: HTTPS://o.p\n");
}

TEST_CASE("files, anchors, other schemes and code are not listed", "[listing]") {
  CHECK(addresses("[a](b.md) [c](#d) [e](tel:1) [f](data:,x) [g](javascript:h()) `http://i.j`\n\n    http://k.l\n") ==
        "");
}

TEST_CASE("an address is listed once, in order", "[listing]") {
  CHECK(addresses("[a](http://z) [b](http://a.b) [c](http://z) [d](//a.b)\n") == "http://a.b\nhttp://z\nhttps://a.b\n");
}

TEST_CASE("an address drives no terminal and stays on its line", "[listing]") {
  CHECK(addresses("[a](<http://a b\x1B[31m>) [c](http://d&#10;e) [f](http://g\xE2\x80\xAEh)\n") ==
        "http://a%20b%1B[31m\nhttp://d%0Ae\nhttp://g\xEF\xBF\xBDh\n");
}
