#include "core/topic/field_change.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/diagnostic.hpp"
#include "core/base/line_ends.hpp"
#include "core/topic/front_matter.hpp"
#include "core/yaml/quoting.hpp"
#include "core/yaml/value.hpp"

namespace deepdive {

namespace {

using schema::FieldType;
using yaml::Value;

/// Bytes that come in the place of others.
struct Replacement {
  Span span = {};
  std::string text = {};
};

bool is_list(FieldType type) { return type == FieldType::texts || type == FieldType::numbers; }

bool is_number(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool digit = !text.empty() && text.find_first_not_of("+-.0123456789") == std::string_view::npos;
  return digit && error == std::errc{} && end == text.data() + text.size();
}

/// Whether the text is no text to YAML, and is meant so.
bool stands_plain(const std::string& text, FieldType type) {
  switch (type) {
    case FieldType::number:
    case FieldType::numbers: return is_number(text);
    case FieldType::date: return parse_date(text).has_value();
    case FieldType::any: return is_number(text) || text == "true" || text == "false" || parse_date(text).has_value();
    case FieldType::text:
    case FieldType::texts: break;
  }
  return false;
}

yaml::Quotes quotes_of(std::string_view written) {
  if (written.starts_with('"')) return yaml::Quotes::double_quotes;
  return written.starts_with('\'') ? yaml::Quotes::single_quotes : yaml::Quotes::as_needed;
}

/// One value. `before` is what stood in its place, as it was written.
std::string written_scalar(const std::string& text, FieldType type, std::string_view before) {
  const yaml::Quotes quotes = quotes_of(before);
  const bool number = type == FieldType::number || type == FieldType::numbers;
  if (stands_plain(text, type) && (number || quotes == yaml::Quotes::as_needed)) return text;
  return yaml::write_scalar(text, quotes);
}

std::string flow_list(const FieldChange& change) {
  std::string text = "[";
  for (const std::string& value : change.values) {
    text += (text.size() > 1 ? ", " : "") + written_scalar(value, change.type, {});
  }
  return text + ']';
}

/// Lines of `- value`; the first one without its indent.
std::string block_list(const FieldChange& change, const std::string& indent, std::string_view line_end) {
  std::string text;
  for (const std::string& value : change.values) {
    if (!text.empty()) text += std::string(line_end) + indent;
    text += "- " + written_scalar(value, change.type, {});
  }
  return text;
}

/// After "name:", for a field that has no value yet.
std::string new_value(const FieldChange& change, std::string_view line_end) {
  if (change.type == FieldType::texts) return std::string(line_end) + "  " + block_list(change, "  ", line_end);
  const bool list = is_list(change.type) || change.values.size() > 1;
  return ' ' + (list ? flow_list(change) : written_scalar(change.values.front(), change.type, {}));
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
}

/// The value's bytes; a block scalar's without the end of its last line.
Span bytes_of(const Value& value, std::string_view text) {
  Span span = value.span;
  while (!span.empty() && (text[span.end - 1] == '\n' || text[span.end - 1] == '\r')) --span.end;
  return span;
}

/// Where the line after a member begins.
std::size_t end_of(const yaml::Member& member, std::string_view text) {
  const std::size_t end = std::max(member.key_span.end, member.value.span.end);
  if (text[end - 1] == '\n') return end;
  const std::size_t line = text.find('\n', end);
  return line == std::string_view::npos ? text.size() : line + 1;
}

Replacement removal(const yaml::Member& member, std::string_view text) {
  return {{line_begin(text, member.key_span.begin), end_of(member, text)}, {}};
}

Replacement new_words(const yaml::Member& member, const FieldChange& change, std::string_view text) {
  const Value& value = member.value;
  const std::string_view line_end = line_end_of(text);
  if (value.span.empty()) {
    const std::size_t colon = text.find(':', member.key_span.end) + 1;
    return {{colon, colon}, new_value(change, line_end)};
  }
  const Span span = bytes_of(value, text);
  const std::string_view before = slice(text, span);
  const bool block = value.kind == yaml::Kind::sequence && before.starts_with('-');
  if (block) {
    const std::size_t line = line_begin(text, span.begin);
    return {span, block_list(change, std::string(span.begin - line, ' '), line_end)};
  }
  const bool list = value.kind == yaml::Kind::sequence || is_list(change.type) || change.values.size() > 1;
  return {span, list ? flow_list(change) : written_scalar(change.values.front(), change.type, before)};
}

/// Whether something stands between a list's items that the list would lose when it is written anew.
bool holds_comment(const Value& value, std::string_view text) {
  std::size_t at = value.span.begin;
  for (const Value& item : value.items) {
    if (slice(text, {at, std::max(at, item.span.begin)}).find('#') != std::string_view::npos) return true;
    at = std::max(at, item.span.end);
  }
  return slice(text, {at, std::max(at, value.span.end)}).find('#') != std::string_view::npos;
}

const yaml::Member* member_of(const Value& root, const std::string& field) {
  const auto found = std::find_if(root.members.begin(), root.members.end(),
                                  [&](const yaml::Member& member) { return member.key == field; });
  return found == root.members.end() ? nullptr : &*found;
}

/// What the order has before a field; nothing when it does not know that.
std::vector<std::string> fields_before(const std::string& field, const std::vector<std::string>& order) {
  const auto self = std::find(order.begin(), order.end(), field);
  return self == order.end() ? std::vector<std::string>{} : std::vector<std::string>(order.begin(), self);
}

/// Where a new field comes: after the last one of those that shall stand before it.
std::size_t place_behind(const std::vector<std::string>& fields, const Value& root, Span yaml, std::string_view text) {
  for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
    const yaml::Member* member = member_of(root, *field);
    if (member) return std::min(end_of(*member, text), yaml.end);
  }
  return yaml.end;
}

bool same(const Value& a, const Value& b) {
  const auto same_member = [](const yaml::Member& x, const yaml::Member& y) {
    return x.key == y.key && same(x.value, y.value);
  };
  return a.kind == b.kind && a.text == b.text && a.plain == b.plain &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same) &&
         std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(), same_member);
}

std::vector<yaml::Member> without(const Value& root, const std::string& field) {
  std::vector<yaml::Member> members = root.members;
  std::erase_if(members, [&](const yaml::Member& member) { return member.key == field; });
  return members;
}

bool reads_as(const Value* value, const std::vector<std::string>& wanted) {
  if (!value) return wanted.empty();
  if (value->kind == yaml::Kind::scalar) return wanted.size() == 1 && value->text == wanted.front();
  return value->kind == yaml::Kind::sequence &&
         std::equal(value->items.begin(), value->items.end(), wanted.begin(), wanted.end(),
                    [](const Value& item, const std::string& text) { return item.text == text; });
}

/// Whether the new text says what was asked for, and of all other fields what the old one said.
bool holds(const SourceFile& after, const Value& before, const FieldChange& change) {
  const FrontMatterRegion region = find_front_matter(after.text());
  if (!region.yaml) return false;
  const auto tree = yaml::parse(after, *region.yaml);
  if (!tree || !tree->duplicates.empty() || !reads_as(tree->root.find(change.field), change.values)) return false;
  Value left;
  Value right;
  left.members = without(before, change.field);
  right.members = without(tree->root, change.field);
  return same(left, right);
}

}  // namespace

Result<std::string> with_field(const SourceFile& source, const FieldChange& change,
                               const std::vector<std::string>& order) {
  const std::string_view text = source.text();
  const FrontMatterRegion region = find_front_matter(text);
  if (!region.yaml) return failure("has no front matter");
  const auto tree = yaml::parse(source, *region.yaml);
  if (!tree) {
    return failure("cannot be used\n" + to_line(finding(source, tree.error().span, tree.error().message)));
  }
  const yaml::Member* member = member_of(tree->root, change.field);
  Replacement made;
  if (change.values.empty()) {
    if (!member) return std::string(text);
    made = removal(*member, text);
  } else if (member && holds_comment(member->value, text) && member->value.kind == yaml::Kind::sequence) {
    return failure("has a comment inside of field '" + change.field + "', which is yours to edit");
  } else if (member) {
    made = new_words(*member, change, text);
  } else {
    const std::size_t at = place_behind(fields_before(change.field, order), tree->root, *region.yaml, text);
    made = {{at, at}, change.field + ':' + new_value(change, line_end_of(text)) + std::string(line_end_of(text))};
  }
  std::string after(text);
  after.replace(made.span.begin, made.span.size(), made.text);
  if (!holds(SourceFile(source.path(), after), tree->root, change)) {
    return failure("writes field '" + change.field + "' in a way that cannot be changed here");
  }
  return after;
}

}  // namespace deepdive
