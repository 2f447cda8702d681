#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "core/base/source.hpp"
#include "core/baseline/baseline.hpp"

namespace deepdive::baseline {

namespace {

using Json = nlohmann::json;

constexpr int schema_version = 1;
const std::string remedy = "\n  help: `deepdive validate --write-baseline` writes a new one when this one is deleted";

tl::unexpected<Error> unusable(const std::string& path, const std::string& reason) {
  return failure(fmt::format("'{}' is no baseline: {}{}", path, reason, remedy));
}

tl::unexpected<Error> broken_json(const std::string& path, std::string_view text, std::size_t byte) {
  const SourceFile source(path, std::string(text));
  const Position at = source.position(byte == 0 ? 0 : byte - 1);
  return failure(
      fmt::format("'{}' is no baseline\n{}:{}:{}: this is no JSON{}", path, path, at.line, at.column, remedy));
}

bool is_text(const Json& entry, const char* key) {
  const auto found = entry.find(key);
  return found != entry.end() && found->is_string() && !found->get_ref<const std::string&>().empty();
}

bool is_entry(const Json& entry) {
  if (!entry.is_object() || !is_text(entry, "path") || !is_text(entry, "rule") || !is_text(entry, "fingerprint")) {
    return false;
  }
  const auto count = entry.find("count");
  return count != entry.end() && count->is_number_unsigned() && count->get<std::size_t>() > 0;
}

Entry entry_of(const Json& entry) {
  return {entry.at("path"), entry.at("rule"), entry.at("fingerprint"), entry.at("count"),
          is_text(entry, "excerpt") ? entry.at("excerpt").get<std::string>() : std::string{}};
}

/// Sorted, and entries that a merge has left twice as one.
Baseline tidied(std::vector<Entry> entries) {
  const auto key = [](const Entry& entry) { return std::tie(entry.path, entry.rule, entry.fingerprint); };
  std::stable_sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
  Baseline made;
  for (Entry& entry : entries) {
    if (!made.entries.empty() && key(made.entries.back()) == key(entry)) {
      made.entries.back().count = std::max(made.entries.back().count, entry.count);
    } else {
      made.entries.push_back(std::move(entry));
    }
  }
  return made;
}

std::string quoted(const std::string& text) { return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string line_of(const Entry& entry) {
  return fmt::format(R"(    {{"path": {}, "rule": {}, "fingerprint": {}, "count": {}, "excerpt": {}}})",
                     quoted(entry.path), quoted(entry.rule), quoted(entry.fingerprint), entry.count,
                     quoted(entry.excerpt));
}

}  // namespace

Result<Baseline> read(const std::string& path, std::string_view text) {
  Json root;
  try {
    root = Json::parse(text);
  } catch (const Json::parse_error& error) {
    return broken_json(path, text, error.byte);
  } catch (const Json::exception&) {
    return unusable(path, "it holds a number that is too large");
  }
  const auto version = root.is_object() ? root.find("schema_version") : root.end();
  if (version == root.end() || !version->is_number_integer()) return unusable(path, "it has no 'schema_version'");
  if (*version != schema_version) {
    return unusable(path, fmt::format("its 'schema_version' is {}, and this program knows {} only", version->dump(),
                                      schema_version));
  }
  const auto findings = root.find("findings");
  if (findings == root.end() || !findings->is_array()) return unusable(path, "it has no list 'findings'");
  std::vector<Entry> entries;
  for (const Json& entry : *findings) {
    if (!is_entry(entry)) {
      return unusable(path,
                      fmt::format("finding {} lacks 'path', 'rule', 'fingerprint' or 'count'", entries.size() + 1));
    }
    entries.push_back(entry_of(entry));
  }
  return tidied(std::move(entries));
}

std::string write(const Baseline& baseline) {
  std::string lines;
  for (const Entry& entry : baseline.entries) lines += (lines.empty() ? "\n" : ",\n") + line_of(entry);
  return fmt::format("{{\n  \"schema_version\": {},\n  \"findings\": [{}{}]\n}}\n", schema_version, lines,
                     lines.empty() ? "" : "\n  ");
}

}  // namespace deepdive::baseline
