#include "core/markdown/bare_url.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/markdown/entity.hpp"

namespace deepdive::markdown {

namespace {

constexpr std::array<std::string_view, 4> openings{"http://", "https://", "ftp://", "www."};
constexpr std::string_view without_scheme = "www.";
constexpr std::size_t max_domain = 253;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_domain_character(char c) { return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.'; }
bool contains(std::string_view characters, char c) { return characters.find(c) != std::string_view::npos; }
bool can_begin(char c) { return c == 'h' || c == 'f' || c == 'w'; }

/// Whether an opening may stand in the piece. It holds nothing that a piece could end at, so it lies in one as a whole.
bool may_hold_url(std::string_view piece) {
  return piece.find("://") != std::string_view::npos || piece.find(without_scheme) != std::string_view::npos;
}

bool can_precede(std::string_view text, std::size_t at) { return at == 0 || contains(" \t\n*_~(", text[at - 1]); }

std::optional<std::string_view> opening_at(std::string_view text, std::size_t at) {
  for (const std::string_view opening : openings) {
    if (text.substr(at, opening.size()) == opening) return opening;
  }
  return std::nullopt;
}

/// A domain's last two parts hold no underscore.
bool is_domain(std::string_view domain) {
  if (domain.empty() || domain.size() > max_domain || !is_letter_or_digit(domain.front())) return false;
  const std::size_t last = domain.rfind('.');
  const std::size_t before = last == std::string_view::npos || last == 0 ? last : domain.rfind('.', last - 1);
  return !contains(before == std::string_view::npos ? domain : domain.substr(before), '_');
}

std::string_view domain_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end <= at + max_domain && is_domain_character(text[end])) ++end;
  return text.substr(at, end - at);
}

/// Length of the `&name;` that the address ends in, else 0.
std::size_t trailing_entity(std::string_view address) {
  if (address.empty() || address.back() != ';') return 0;
  std::size_t begin = address.size() - 1;
  while (begin > 0 && is_letter_or_digit(address[begin - 1])) --begin;
  const bool is_entity = begin > 0 && address[begin - 1] == '&' && begin + 1 < address.size();
  return is_entity ? address.size() - begin + 1 : 0;
}

/// Without the punctuation that belongs to the sentence and not to the address.
std::string_view without_punctuation(std::string_view address) {
  auto opened = std::count(address.begin(), address.end(), '(');
  auto closed = std::count(address.begin(), address.end(), ')');
  while (!address.empty()) {
    const char last = address.back();
    const std::size_t entity = trailing_entity(address);
    if (!contains("?!.,:*_~'\"", last) && !(last == ')' && closed > opened) && entity == 0) break;
    if (last == ')') --closed;
    address.remove_suffix(std::max<std::size_t>(entity, 1));
  }
  return address;
}

/// The address that begins at `at`.
std::optional<Link> url_at(std::string_view text, std::size_t at) {
  const bool possible = can_begin(text[at]) && can_precede(text, at);
  const auto opening = possible ? opening_at(text, at) : std::nullopt;
  if (!opening) return std::nullopt;
  const bool bare = *opening == without_scheme;
  if (!is_domain(domain_at(text, bare ? at : at + opening->size()))) return std::nullopt;
  const std::size_t end = std::min(text.find_first_of(" \t\n<", at), text.size());
  const std::string_view address = without_punctuation(text.substr(at, end - at));
  if (address.size() <= opening->size()) return std::nullopt;
  Link link;
  link.kind = LinkKind::autolink;
  link.text = unescape(address);
  link.target = (bare ? "http://" : "") + link.text;
  link.span = link.target_span = {at, at + address.size()};
  return link;
}

}  // namespace

std::vector<Link> find_bare_urls(std::string_view text, const std::vector<Span>& plain) {
  std::vector<Link> links;
  std::size_t at = 0;
  for (const Span& piece : plain) {
    if (!may_hold_url(slice(text, piece))) continue;
    for (at = std::max(at, piece.begin); at < piece.end; ++at) {
      auto link = url_at(text, at);
      if (!link) continue;
      at = link->span.end - 1;
      links.push_back(std::move(*link));
    }
  }
  return links;
}

}  // namespace deepdive::markdown
