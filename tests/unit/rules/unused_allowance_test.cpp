#include <algorithm>

#include "core/rules/rule.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"

using namespace deepdive;
using deepdive::testing::TextTopic;

namespace {

/// The text after the fixes of all findings, when the names in `unused` have covered nothing and all others have.
std::string fixed(std::string text, const std::vector<std::string>& unused) {
  const TextTopic topic(text);
  Allowances allowances = read_allowances(*topic.value.source, topic.value.document);
  for (Allowance& allowance : allowances.list) {
    for (AllowedName& allowed : allowance.names) {
      const bool of_use = std::find(unused.begin(), unused.end(), allowed.name) == unused.end();
      allowed.use = of_use ? AllowanceUse::used : AllowanceUse::unused;
    }
  }
  const auto check = std::get<AllowanceCheck>(rules::find("unused-allowance")->check);
  const auto findings = check({allowances, topic.value.document});
  for (auto each = findings.rbegin(); each != findings.rend(); ++each) {
    if (!each->fix) return "no fix";
    for (const Edit& edit : each->fix->edits) {
      text.replace(edit.location.span.begin, edit.location.span.size(), edit.text);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the fix deletes an allowance with its line", "[unused-allowance]") {
  const std::string allow = "<!-- deepdive-allow links: why -->";
  CHECK(fixed(allow + "\nText.\n", {"links"}) == "Text.\n");
  CHECK(fixed("One.\n\n" + allow + "\nText.\n", {"links"}) == "One.\n\nText.\n");
  CHECK(fixed("One.\n\n" + allow + "\n\nText.\n", {"links"}) == "One.\n\nText.\n");
  CHECK(fixed("One.\r\n\r\n" + allow + "\r\n\r\nText.\r\n", {"links"}) == "One.\r\n\r\nText.\r\n");
  CHECK(fixed("One.\n\n" + allow, {"links"}) == "One.\n\n");
  CHECK(fixed("One.\n" + allow + "\n\nText.\n", {"links"}) == "One.\n\nText.\n");
  CHECK(fixed("<!-- deepdive-allow\n links: why\n-->\n\nText.\n", {"links"}) == "Text.\n");
}

TEST_CASE("the fix deletes an allowance from its line", "[unused-allowance]") {
  const std::string allow = "<!-- deepdive-allow links: why -->";
  CHECK(fixed("Text " + allow + "\nmore.\n", {"links"}) == "Text\nmore.\n");
  CHECK(fixed("One " + allow + " two.\n", {"links"}) == "One two.\n");
  CHECK(fixed("> " + allow + "\n> One.\n", {"links"}) == ">\n> One.\n");
  CHECK(fixed(allow + " <!-- more -->\n", {"links"}) == "<!-- more -->\n");
}

TEST_CASE("an allowance that makes raw HTML of the text behind it is left alone", "[unused-allowance]") {
  CHECK(fixed("<!-- deepdive-allow links: why --> See [a](gone.md)\n", {"links"}) == "no fix");
}

TEST_CASE("the fix deletes one name of several", "[unused-allowance]") {
  const std::string text = "<!-- deepdive-allow links, code , index: why -->\nText.\n";
  CHECK(fixed(text, {"links"}) == "<!-- deepdive-allow code , index: why -->\nText.\n");
  CHECK(fixed(text, {"code"}) == "<!-- deepdive-allow links , index: why -->\nText.\n");
  CHECK(fixed(text, {"index"}) == "<!-- deepdive-allow links, code: why -->\nText.\n");
  CHECK(fixed(text, {"code", "index"}) == "<!-- deepdive-allow links: why -->\nText.\n");
  CHECK(fixed(text, {"links", "code", "index"}) == "Text.\n");
  CHECK(fixed(text, {}) == text);
}
