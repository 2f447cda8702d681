#include "core/snippets/attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>
#include <utility>

#include "core/base/suggest.hpp"
#include "core/snippets/attribute_values.hpp"

namespace deepdive::snippets {

namespace {

/// any_text: an empty one as well
enum class Takes { nothing, text, any_text };

/// What an info string begins with is the language; a comment has none.
enum class Place { fence, comment };

struct Known {
  std::string_view key;
  Takes takes;
};

constexpr std::array<Known, 20> known_keys{
    {{"no_run", Takes::nothing},   {"skip", Takes::text},         {"fragment", Takes::nothing},
     {"raises", Takes::text},      {"compile_fail", Takes::text}, {"exit", Takes::text},
     {"isolated", Takes::nothing}, {"file", Takes::text},         {"stdin", Takes::any_text},
     {"output", Takes::nothing},   {"stderr", Takes::nothing},    {"illustrative", Takes::text},
     {"match", Takes::text},       {"timeout", Takes::text},      {"slow", Takes::nothing},
     {"network", Takes::nothing},  {"python", Takes::text},       {"requires", Takes::text},
     {"bench", Takes::nothing},    {"run", Takes::nothing}}};

// What GitHub, MkDocs, Docusaurus and their like understand.
constexpr std::array<std::string_view, 9> renderer_keys{"title",   "linenums", "hl_lines",        "filename",   "start",
                                                        "linenos", "id",       "showLineNumbers", "numberLines"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == ',' || c == '\n' || c == '\r'; }
bool is_key_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

const Known* find_known(std::string_view key) {
  const auto found = std::find_if(known_keys.begin(), known_keys.end(), [&](const Known& k) { return k.key == key; });
  return found == known_keys.end() ? nullptr : &*found;
}

bool is_renderers(std::string_view key) {
  return std::find(renderer_keys.begin(), renderer_keys.end(), key) != renderer_keys.end() || key.front() == '.' ||
         (key.front() >= '0' && key.front() <= '9');
}

// An info string with more of them is no slip but something else altogether.
constexpr std::size_t most_problems = 20;

/// Reads words of an info string from left to right.
class Reader {
public:
  Reader(const SourceFile& source, Span words) : text_(source.text()), at_(words.begin), end_(words.end) {}

  [[nodiscard]] Attributes read(Place place);

private:
  void skip_language();
  void skip_blanks();
  void read_one();
  [[nodiscard]] std::string read_value();
  [[nodiscard]] std::string read_quoted();
  void complain(Span span, std::string message, std::string help = {}) {
    attributes_.problems.push_back({span, std::move(message), std::move(help)});
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t end_;
  Attributes attributes_ = {};
  std::unordered_set<std::string> keys_ = {};
};

void Reader::skip_blanks() {
  while (at_ < end_ && (is_blank(text_[at_]) || text_[at_] == '{' || text_[at_] == '}')) ++at_;
}

/// The first word is the language, with or without a dot or a brace before it.
void Reader::skip_language() {
  skip_blanks();
  const std::size_t begin = at_;
  while (at_ < end_ && !is_blank(text_[at_]) && text_[at_] != '{' && text_[at_] != '}' && text_[at_] != '=') ++at_;
  if (at_ < end_ && text_[at_] == '=') at_ = begin;
}

std::string Reader::read_value() {
  if (at_ < end_ && (text_[at_] == '"' || text_[at_] == '\'')) return read_quoted();
  const std::size_t begin = at_;
  while (at_ < end_ && !is_blank(text_[at_]) && text_[at_] != '}') ++at_;
  return std::string(text_.substr(begin, at_ - begin));
}

/// In quotes a backslash takes the next character as it is, but for "\n".
std::string Reader::read_quoted() {
  const std::size_t begin = at_;
  const char quote = text_[at_++];
  std::string value;
  for (; at_ < end_ && text_[at_] != quote; ++at_) {
    const bool escape = text_[at_] == '\\' && at_ + 1 < end_;
    if (escape) ++at_;
    value += escape && text_[at_] == 'n' ? '\n' : text_[at_];
  }
  if (at_ < end_) ++at_;
  else complain({begin, end_}, "the quoted value is not closed", fmt::format("end it with {}", quote));
  return value;
}

void Reader::read_one() {
  const std::size_t begin = at_;
  while (at_ < end_ && is_key_char(text_[at_])) ++at_;
  Attribute attribute;
  attribute.key = std::string(text_.substr(begin, at_ - begin));
  if (attribute.key.empty()) {
    while (at_ < end_ && !is_blank(text_[at_]) && text_[at_] != '}') ++at_;
    attribute.span = {begin, at_};
    if (text_[begin] == '#') return;  // an anchor for the renderer
    complain(attribute.span, fmt::format("'{}' is no attribute", text_.substr(begin, at_ - begin)));
    return;
  }
  if (at_ < end_ && text_[at_] == '=') {
    ++at_;
    attribute.has_value = true;
    attribute.value = read_value();
  }
  attribute.span = {begin, at_};
  if (!keys_.insert(attribute.key).second) {
    complain(attribute.span, fmt::format("attribute '{}' stands here twice", attribute.key));
    return;
  }
  attributes_.list.push_back(std::move(attribute));
}

Attributes Reader::read(Place place) {
  if (place == Place::fence) skip_language();
  for (skip_blanks(); at_ < end_; skip_blanks()) read_one();
  return std::move(attributes_);
}

AttributeProblem unknown(const Attribute& attribute) {
  std::vector<std::string> keys;
  keys.reserve(known_keys.size());
  for (const Known& each : known_keys) keys.emplace_back(each.key);
  return {attribute.span, fmt::format("attribute '{}' is not known", attribute.key), did_you_mean(attribute.key, keys)};
}

std::optional<AttributeProblem> problem_of(const Attribute& attribute, Place place) {
  const Known* known = find_known(attribute.key);
  if (!known) {
    const bool let_through = place == Place::fence && is_renderers(attribute.key);
    return let_through ? std::nullopt : std::optional(unknown(attribute));
  }
  const bool empty = known->takes == Takes::text ? trim(attribute.value).empty() : !attribute.has_value;
  if (attribute.key == "skip" && empty) {
    return AttributeProblem{attribute.span, "attribute 'skip' gives no reason", "write skip=\"why it cannot run\""};
  }
  if (known->takes == Takes::nothing) {
    if (!attribute.has_value) return std::nullopt;
    return AttributeProblem{attribute.span, fmt::format("attribute '{}' takes no value", attribute.key), {}};
  }
  if (empty) return AttributeProblem{attribute.span, fmt::format("attribute '{}' has no value", attribute.key), {}};
  auto fault = fault_of(attribute.key, attribute.value);
  if (!fault) return std::nullopt;
  return AttributeProblem{attribute.span, std::move(fault->message), std::move(fault->help)};
}

bool is_prose(const Attribute& attribute) {
  return !attribute.has_value && !find_known(attribute.key) && !is_renderers(attribute.key);
}

/// The end of a run of words that are no attributes: somebody wrote a sentence, which is one slip.
std::size_t end_of_prose(const std::vector<Attribute>& list, std::size_t from) {
  std::size_t end = from;
  while (end < list.size() && is_prose(list[end])) ++end;
  return end;
}

std::string help_for_prose(Place place) {
  if (place == Place::comment) return "a comment that begins with 'deepdive:' says how the block below it is run";
  return "after the language stands how the block is run; say the rest in the text";
}

Attributes checked(Attributes attributes, std::string_view text, Place place) {
  const auto& list = attributes.list;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::size_t end = end_of_prose(list, i);
    if (end > i + 1) {
      const Span words{list[i].span.begin, list[end - 1].span.end};
      attributes.problems.push_back(
          {words, fmt::format("'{}' are no attributes", slice(text, words)), help_for_prose(place)});
      i = end - 1;
    } else if (auto problem = problem_of(list[i], place)) {
      attributes.problems.push_back(std::move(*problem));
    }
  }
  std::stable_sort(attributes.problems.begin(), attributes.problems.end(),
                   [](const AttributeProblem& a, const AttributeProblem& b) { return a.span < b.span; });
  if (attributes.problems.size() > most_problems) attributes.problems.resize(most_problems);
  return attributes;
}

}  // namespace

const Attribute* Attributes::find(std::string_view key) const {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Attribute& a) { return a.key == key; });
  return found == list.end() ? nullptr : &*found;
}

std::optional<double> seconds_of(std::string_view value) {
  double number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  const bool sound = error == std::errc{} && stop == end && number > 0 && number <= 3600;
  return sound ? std::optional(number) : std::nullopt;
}

bool is_attribute(std::string_view key) { return find_known(key) != nullptr; }

Attributes parse_attributes(const SourceFile& source, const markdown::CodeBlock& block) {
  return checked(Reader(source, block.info_span).read(Place::fence), source.text(), Place::fence);
}

Attributes parse_attributes(const SourceFile& source, Span words) {
  return checked(Reader(source, words).read(Place::comment), source.text(), Place::comment);
}

}  // namespace deepdive::snippets
