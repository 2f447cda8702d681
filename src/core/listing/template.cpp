#include "core/listing/template.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "core/base/text.hpp"

namespace deepdive::listing {

namespace {

std::optional<char> unescaped(char letter) {
  switch (letter) {
    case 't': return '\t';
    case 'n': return '\n';
    case 'r': return '\r';
    case '\\': return '\\';
    default: return std::nullopt;
  }
}

/// Reads a template from left to right.
class Reader {
public:
  Reader(std::string_view text, const Fields& fields) : text_(text), fields_(fields) {}

  [[nodiscard]] Result<Template> read() {
    while (at_ < text_.size()) {
      if (auto step = read_piece(); !step) return tl::make_unexpected(step.error());
    }
    end_literal();
    return std::move(made_);
  }

private:
  Result<void> read_piece() {
    const char c = text_[at_];
    if (c == '\\') return read_escape();
    const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == c;
    if (c == '{' && !doubled) return read_field();
    if (c == '}' && !doubled) return failure("'}' closes nothing; '}}' stands for one brace");
    literal_ += c;
    at_ += c == '{' || c == '}' ? 2 : 1;
    return {};
  }

  Result<void> read_escape() {
    const std::string_view written = text_.substr(at_, 2);
    const auto meant = written.size() == 2 ? unescaped(written[1]) : std::nullopt;
    if (!meant) return failure(fmt::format("'{}' stands for nothing; there are \\t, \\n, \\r and \\\\", written));
    literal_ += *meant;
    at_ += 2;
    return {};
  }

  Result<void> read_field() {
    const std::size_t end = text_.find('}', at_);
    if (end == std::string_view::npos) return failure("'{' is not closed; '{{' stands for one brace");
    const auto field = find_field(fields_, trim(text_.substr(at_ + 1, end - at_ - 1)));
    if (!field) return tl::make_unexpected(field.error());
    end_literal();
    made_.parts.emplace_back(*field);
    at_ = end + 1;
    return {};
  }

  void end_literal() {
    if (!literal_.empty()) made_.parts.emplace_back(std::exchange(literal_, {}));
  }

  std::string_view text_;
  const Fields& fields_;
  std::size_t at_ = 0;
  std::string literal_ = {};
  Template made_ = {};
};

}  // namespace

Result<Template> parse_template(std::string_view text, const Fields& fields) { return Reader(text, fields).read(); }

std::string written(const std::string& value, Values values) {
  if (values == Values::shown) return visible(value, Lines::join);
  std::string exact;
  for (const char c : value) exact += c == '\0' ? visible(std::string_view(&c, 1)) : std::string(1, c);
  return exact;
}

std::string fill(const Template& parsed, const Row& row, Values values) {
  std::string text;
  for (const auto& part : parsed.parts) {
    const auto* literal = std::get_if<std::string>(&part);
    text += literal ? *literal : written(text_of(std::get<const Field*>(part)->of(row)), values);
  }
  return text;
}

}  // namespace deepdive::listing
