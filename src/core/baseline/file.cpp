#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

#include "core/base/source.hpp"
#include "core/baseline/baseline.hpp"

namespace deepdive::baseline {

namespace {

using Json = nlohmann::json;

constexpr int schema_version = 1;
constexpr std::size_t most_findings = 1'000'000'000;  // of one fingerprint; no sum of such numbers overflows
const std::string remedy = "\n  help: `deepdive validate --write-baseline` writes a new one when this one is deleted";

tl::unexpected<Error> unusable(const std::string& path, const std::string& reason) {
  return failure(fmt::format("'{}' is no baseline: {}{}", path, reason, remedy));
}

tl::unexpected<Error> fault_at(const std::string& path, std::string_view text, std::size_t offset,
                               const std::string& reason) {
  const SourceFile source(path, std::string(text));
  const Position at = source.position(offset);
  return failure(fmt::format("'{}' is no baseline\n{}:{}:{}: {}{}", path, path, at.line, at.column, reason, remedy));
}

/// An iterator over bytes that tells how many of them the parser has taken.
struct Taking {
  using iterator_category = std::forward_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  std::size_t* taken = nullptr;

  reference operator*() const { return *at; }
  Taking& operator++() {
    ++at;
    ++*taken;
    return *this;
  }
  friend bool operator==(const Taking& a, const Taking& b) { return a.at == b.at; }
};

/// Where the number begins whose end the parser has seen: it takes the byte behind one as well.
std::size_t begin_of_number(std::string_view text, std::size_t taken) {
  const std::size_t before = text.substr(0, taken - 1).find_last_not_of("0123456789+-.eE");
  return before == std::string_view::npos ? 0 : before + 1;
}

bool is_count(const Json& value) {
  return value.is_number_unsigned() && value.get<std::size_t>() > 0 && value.get<std::size_t>() <= most_findings;
}

/// Watches the parser for the first number of findings that cannot be one.
class Counts {
public:
  explicit Counts(const std::size_t& taken) : taken_(taken) {}

  bool operator()(int depth, Json::parse_event_t event, const Json& value) {
    const bool in_finding = depth == depth_of_finding;
    if (event == Json::parse_event_t::value && next_ && value.is_number() && !is_count(value)) {
      odd_ = odd_.value_or(taken_);
    }
    next_ = in_finding && event == Json::parse_event_t::key && value == "count";
    return true;
  }

  /// Bytes taken when it was seen.
  [[nodiscard]] std::optional<std::size_t> odd() const { return odd_; }

private:
  static constexpr int depth_of_finding = 3;

  const std::size_t& taken_;
  std::optional<std::size_t> odd_ = std::nullopt;
  bool next_ = false;  ///< the value to come is a number of findings
};

Result<Json> parse(const std::string& path, std::string_view text) {
  std::size_t taken = 0;
  Counts counts(taken);
  const auto watch = [&](int depth, Json::parse_event_t event, const Json& value) {
    return counts(depth, event, value);
  };
  try {
    Json root = Json::parse(Taking{text.data(), &taken}, Taking{text.data() + text.size(), &taken}, watch);
    if (!counts.odd()) return root;
    return fault_at(path, text, begin_of_number(text, *counts.odd()),
                    fmt::format("'count' is no whole number from 1 to {}", most_findings));
  } catch (const Json::parse_error& error) {
    return fault_at(path, text, error.byte == 0 ? 0 : error.byte - 1, "this is no JSON");
  } catch (const Json::exception&) {
    return fault_at(path, text, begin_of_number(text, taken), "the number is too large");
  }
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
  return count != entry.end() && is_count(*count);
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
  const auto parsed = parse(path, text);
  if (!parsed) return tl::make_unexpected(parsed.error());
  const Json& root = *parsed;
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
