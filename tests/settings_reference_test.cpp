// docs/settings.md is what schema/deepdive.schema.json says, for people.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "support/accept.hpp"
#include "support/catch.hpp"
#include "support/fences.hpp"
#include "support/shell.hpp"

using namespace deepdive::testing;

namespace {

using Json = nlohmann::ordered_json;
using Lines = std::vector<std::string>;

const std::string page = DEEPDIVE_SOURCE_DIR "/docs/settings.md";

const Lines introduction{"# Settings",
                         "",
                         "What can stand in `deepdive.yaml`, the file that marks the root of a collection. Every key "
                         "has a default; an empty file",
                         "is fine. This page is made from [the settings' schema](../schema/deepdive.schema.json), "
                         "which editors can be given as well.",
                         "[The rules](../src/core/rules/README.md) have a page of their own.",
                         ""};

/// Marks that Markdown would read are escaped, but in `code`.
std::string as_markdown(const std::string& text) {
  std::string escaped;
  bool in_code = false;
  for (const char c : text) {
    if (c == '`') in_code = !in_code;
    if (!in_code && std::string_view("*_<|[").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string one_of(const Lines& words) {
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) joined += i + 1 == words.size() ? " or " : ", ";
    joined += words[i];
  }
  return joined;
}

/// What holds for each element of a list, or each value of a mapping with free names; else nothing.
const Json& inner(const Json& schema, const char* key) {
  static const Json none = Json::object();
  const auto found = schema.find(key);
  return found == schema.end() || !found->is_object() ? none : *found;
}

std::string value_of(const Json& schema);

std::string word_of(const std::string& type, const Json& schema) {
  if (type == "string") return "text";
  if (type == "integer")
    return fmt::format("whole number from {} to {}", schema["minimum"].dump(), schema["maximum"].dump());
  if (type == "array") return inner(schema, "items").value("type", Json()) == "object" ? "list of mappings" : "list";
  if (type != "object") return type;
  const Json& each = inner(schema, "additionalProperties");
  return each.empty() ? "mapping" : "mapping from names to " + value_of(each);
}

std::string value_of(const Json& schema) {
  Lines words;
  if (schema.contains("enum")) {
    for (const Json& value : schema["enum"]) words.push_back('`' + value.get<std::string>() + '`');
  } else if (schema["type"].is_array()) {
    for (const Json& type : schema["type"]) words.push_back(word_of(type, schema));
  } else {
    words.push_back(word_of(schema["type"], schema));
  }
  return one_of(words);
}

/// The keys below a key: its own, or those of its elements or values.
const Json& keys_below(const Json& schema) {
  if (schema.contains("properties")) return schema["properties"];
  const Json& element = inner(schema, "items");
  return inner(element.empty() ? inner(schema, "additionalProperties") : element, "properties");
}

bool is_required(const Json& schema, const std::string& key) {
  const Json required = inner(schema, "items").value("required", Json::array());
  return std::find(required.begin(), required.end(), key) != required.end();
}

void add_table(Lines& lines, const Json& schema) {
  lines.insert(lines.end(), {"| key | value | meaning |", "|---|---|---|"});
  for (const auto& [key, value] : keys_below(schema).items()) {
    const std::string name = keys_below(value).empty() ? fmt::format("`{}`", key) : fmt::format("[`{0}`](#{0})", key);
    lines.push_back(fmt::format("| {}{} | {} | {} |", name, is_required(schema, key) ? ", required" : "",
                                value_of(value), as_markdown(value.value("description", ""))));
  }
}

/// A table of all keys, and one for each key that has keys of its own.
Lines written_from(const Json& schema) {
  Lines lines = introduction;
  add_table(lines, schema);
  for (const auto& [key, value] : keys_below(schema).items()) {
    if (keys_below(value).empty()) continue;
    lines.insert(lines.end(), {"", "## " + key, ""});
    add_table(lines, value);
  }
  return lines;
}

}  // namespace

TEST_CASE("the page on settings is the schema's own text", "[reference]") {
  std::ifstream file(DEEPDIVE_SOURCE_DIR "/schema/deepdive.schema.json");
  const Lines now = written_from(Json::parse(file));
  if (accepting() && (!std::ifstream(page) || now != read_lines(page))) {
    write_lines(page, now);
    accept(page, {});
  }
  CHECK(join_lines(read_lines(page)) == join_lines(now));
}
