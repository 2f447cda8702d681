#include "core/snippets/version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <compare>
#include <optional>

#include "core/base/text.hpp"

namespace deepdive::snippets {

namespace {

using Release = std::vector<std::size_t>;

struct Operator {
  std::string_view sign;
  VersionOperator means;
};

constexpr std::array<Operator, 7> operators{{{"==", VersionOperator::equal},
                                             {"!=", VersionOperator::not_equal},
                                             {">=", VersionOperator::at_least},
                                             {"<=", VersionOperator::at_most},
                                             {">", VersionOperator::above},
                                             {"<", VersionOperator::below},
                                             {"~=", VersionOperator::compatible}}};

constexpr std::string_view signs = "=!<>~";
constexpr std::string_view any_rest = ".*";

tl::unexpected<ValueFault> fault(std::string message, std::string help = {}) {
  return tl::make_unexpected(ValueFault{std::move(message), std::move(help)});
}

std::optional<std::size_t> number_of(std::string_view digits) {
  std::size_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  const bool sound = !digits.empty() && error == std::errc{} && stop == end;
  return sound ? std::optional(number) : std::nullopt;
}

/// The numbers of "3.11"; nothing for other text.
std::optional<Release> release_of(std::string_view text) {
  Release release;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    const auto number = number_of(text.substr(begin, end - begin));
    if (!number) return std::nullopt;
    release.push_back(*number);
    begin = end + 1;
  }
  return release;
}

/// The numbers that a version begins with: 3, 14, 0 of "3.14.0rc1".
Release leading_numbers(std::string_view version) {
  while (!version.empty()) {
    const std::size_t end = version.find_first_not_of("0123456789.");
    version = version.substr(0, end);
    while (!version.empty() && version.back() == '.') version.remove_suffix(1);
    if (auto release = release_of(version)) return *release;
    version.remove_suffix(version.empty() ? 0 : 1);
  }
  return {};
}

tl::expected<VersionClause, ValueFault> parse_clause(std::string_view text) {
  const std::string_view sign = text.substr(0, std::min(text.find_first_not_of(signs), text.size()));
  std::string_view version = trim(text.substr(sign.size()));
  if (sign.empty()) return fault(fmt::format("'{}' compares with nothing", text), fmt::format("write \">={}\"", text));
  const auto known =
      std::find_if(operators.begin(), operators.end(), [&](const Operator& o) { return o.sign == sign; });
  if (known == operators.end()) {
    return fault(fmt::format("'{}' compares no versions", sign), "take ==, !=, >=, <=, >, < or ~=");
  }
  VersionClause clause;
  clause.compares = known->means;
  clause.prefix = version.size() > any_rest.size() && version.substr(version.size() - any_rest.size()) == any_rest;
  const auto release = release_of(clause.prefix ? version.substr(0, version.size() - any_rest.size()) : version);
  if (!release) return fault(fmt::format("'{}' is no version", version), "write it with numbers and dots: 3.12");
  clause.release = *release;
  const bool may_end_in_any = sign == "==" || sign == "!=";
  if (clause.prefix && !may_end_in_any) return fault(fmt::format("'.*' does not go with '{}'", sign), "leave it out");
  if (sign == "~=" && clause.release.size() < 2) {
    return fault(fmt::format("'{}' needs a version of two numbers", sign), fmt::format("write \"~={}.0\"", version));
  }
  return clause;
}

/// 3.11 and 3.11.0 are the same.
std::strong_ordering compare(Release a, Release b) {
  const std::size_t size = std::max(a.size(), b.size());
  a.resize(size);
  b.resize(size);
  return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end());
}

bool begins_with(Release version, const Release& prefix, std::size_t count) {
  version.resize(std::max(version.size(), count));
  return std::equal(version.begin(), version.begin() + static_cast<std::ptrdiff_t>(count), prefix.begin());
}

bool allows(const VersionClause& clause, const Release& version) {
  const Release& release = clause.release;
  const std::strong_ordering order = compare(version, release);
  const bool same = clause.prefix ? begins_with(version, release, release.size()) : order == 0;
  switch (clause.compares) {
    case VersionOperator::equal: return same;
    case VersionOperator::not_equal: return !same;
    case VersionOperator::at_least: return order >= 0;
    case VersionOperator::at_most: return order <= 0;
    case VersionOperator::above: return order > 0;
    case VersionOperator::below: return order < 0;
    case VersionOperator::compatible: return order >= 0 && begins_with(version, release, release.size() - 1);
  }
  return false;
}

}  // namespace

tl::expected<VersionSpecifier, ValueFault> parse_specifier(std::string_view text) {
  VersionSpecifier specifier;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string_view part = trim(text.substr(begin, end - begin));
    if (part.empty()) return fault("there is no version beside a comma", "write \">=3.11,<4\"");
    auto clause = parse_clause(part);
    if (!clause) return tl::make_unexpected(clause.error());
    specifier.push_back(std::move(*clause));
    begin = end + 1;
  }
  return specifier;
}

bool allows(const VersionSpecifier& specifier, std::string_view version) {
  const Release release = leading_numbers(version);
  return std::all_of(specifier.begin(), specifier.end(),
                     [&](const VersionClause& clause) { return allows(clause, release); });
}

}  // namespace deepdive::snippets
