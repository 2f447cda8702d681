#include "core/yaml/builder.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace deepdive;

namespace {

std::string message(const std::string& text) {
  const SourceFile source("f.yaml", text);
  const auto tree = yaml::parse(source, {0, text.size()});
  return tree ? "" : tree.error().message;
}

yaml::Tree read(const std::string& text) {
  const SourceFile source("f.yaml", text);
  auto tree = yaml::parse(source, {0, text.size()});
  REQUIRE(tree);
  return *tree;
}

std::string list_of(std::size_t items) {
  std::string text = "a:\n";
  for (std::size_t i = 0; i < items; ++i) text += "- b\n";
  return text;
}

}  // namespace

TEST_CASE("eight levels are read and a ninth is not", "[yaml]") {
  CHECK(message("a: [[[[[[[1]]]]]]]").empty());
  CHECK(message("a: [[[[[[[[1]]]]]]]]") == "values are nested more than 8 levels deep");
}

TEST_CASE("four thousand values are read and not one more", "[yaml]") {
  CHECK(message(list_of(3'997)).empty());  // and the list, its key and the root
  CHECK(message(list_of(3'998)) == "there are more than 4000 values");
}

TEST_CASE("of two equal keys the first counts and both places are known", "[yaml]") {
  const yaml::Tree tree = read("a: 1\nb: {c: 1, c: 2}\na: 3\n");
  REQUIRE(tree.duplicates.size() == 2);
  CHECK(tree.duplicates[0].key == "c");
  CHECK(tree.duplicates[0].span == Span{15, 16});
  CHECK(tree.duplicates[0].first == Span{9, 10});
  CHECK(tree.duplicates[1].key == "a");
  CHECK(tree.duplicates[1].span == Span{21, 22});
  CHECK(tree.duplicates[1].first == Span{0, 1});
  REQUIRE(tree.root.members.size() == 2);
  CHECK(tree.root.find("a")->text == "1");
  CHECK(tree.root.find("b")->find("c")->text == "1");
}

TEST_CASE("equal keys of different mappings are no duplicates", "[yaml]") {
  CHECK(read("a: {x: 1}\nb: {x: 1}\n").duplicates.empty());
  CHECK(read("a:\n- {x: 1}\n- {x: 1}\n").duplicates.empty());
}

TEST_CASE("nulls are written in five ways and stand where a value could", "[yaml]") {
  const std::string text = "a: ~\nb: null\nc:\nd: Null\ne: NULL\nf: nullable\ng: \"null\"\n";
  const yaml::Tree tree = read(text);
  std::vector<std::string> nulls;
  for (const yaml::Member& member : tree.root.members) {
    if (member.value.kind != yaml::Kind::null) continue;
    nulls.push_back(fmt::format("{}={} {}", member.key, slice(text, member.value.span), member.value.span.begin));
  }
  CHECK(nulls == std::vector<std::string>{"a=~ 3", "b=null 8", "c= 14", "d=Null 19", "e=NULL 27"});
}

TEST_CASE("the word that says null can begin the next field's name", "[yaml]") {
  const auto place_of_first = [](const std::string& text) {
    const yaml::Value value = read(text).root.members.front().value;
    CHECK(value.kind == yaml::Kind::null);
    return value.span;
  };
  CHECK(place_of_first("a:\n~ - b: c\n") == Span{1, 1});
  CHECK(place_of_first("a: # ~\n~ b: c\n") == Span{1, 1});
  CHECK(place_of_first("a:\n null\nb: c\n") == Span{4, 8});
  const yaml::Tree nested = read("a:\n  b:\n  ~ c: 1\nd:\n-\n~ e: 1\nf: {g: [\n~]}\n");
  CHECK(nested.root.find("a")->find("b")->span == Span{6, 6});
  CHECK(nested.root.find("d")->items.front().span == Span{21, 21});
  CHECK(nested.root.find("f")->find("g")->items.front().span == Span{38, 39});
}

TEST_CASE("an absent item of a list stands behind its dash", "[yaml]") {
  const std::string text = "a:\n  - # why\n  - b\n  # c - d\n  -\n";
  const yaml::Tree tree = read(text);
  const auto& items = tree.root.find("a")->items;
  REQUIRE(items.size() == 3);
  CHECK(items[0].kind == yaml::Kind::null);
  CHECK(items[0].span == Span{6, 6});
  CHECK(items[2].kind == yaml::Kind::null);
  CHECK(items[2].span == Span{text.size() - 1, text.size() - 1});
  const yaml::Tree nested = read("a:\n- -\n");
  const yaml::Value& list = nested.root.find("a")->items.front();
  CHECK(list.span == Span{5, 6});
  CHECK(list.items.front().span == Span{6, 6});
}

TEST_CASE("scalars stay text, and quotes are remembered", "[yaml]") {
  const yaml::Tree tree = read("date: 2025-11-12\nnumber: 007\nquoted: \"007\"\nblock: |\n  007\n");
  CHECK(tree.root.find("date")->text == "2025-11-12");
  CHECK(tree.root.find("date")->plain);
  CHECK(tree.root.find("number")->text == "007");
  CHECK(tree.root.find("number")->plain);
  CHECK_FALSE(tree.root.find("quoted")->plain);
  CHECK_FALSE(tree.root.find("block")->plain);
  CHECK(tree.root.find("absent") == nullptr);
}
