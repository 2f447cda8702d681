#include "core/rules/lookup/unstable.hpp"

#include <algorithm>
#include <array>

namespace deepdive::rules {

namespace {

using snippets::Claim;
using snippets::Snippet;

/// How numbers that a function gives look: a time is a fraction or has a unit, a size or a date is any number.
enum class Looks { time, number };

struct Source {
  std::string_view word;
  Looks looks;
};

constexpr std::array<Source, 12> sources{{{"timeit", Looks::time},
                                          {"perf_counter", Looks::time},
                                          {"process_time", Looks::time},
                                          {"monotonic(", Looks::time},
                                          {"time.time(", Looks::time},
                                          {"time_ns(", Looks::time},
                                          {"tracemalloc", Looks::number},
                                          {"getsizeof", Looks::number},
                                          {"getrusage", Looks::number},
                                          {"datetime.now(", Looks::number},
                                          {"utcnow(", Looks::number},
                                          {"date.today(", Looks::number}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether a number's text, and what follows it, is that of a time.
bool is_time(std::string_view number, std::string_view rest) {
  if (number.find('.') != std::string_view::npos) return true;
  const std::string_view words = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
  constexpr std::array<std::string_view, 8> units{"ns", "us", "\xC2\xB5s", "\xCE\xBCs", "ms", "s", "sec", "seconds"};
  return std::any_of(units.begin(), units.end(), [&](std::string_view unit) {
    return words.starts_with(unit) && (words.size() == unit.size() || !is_letter(words[unit.size()]));
  });
}

bool shows_measured(std::string_view line, Looks looks) {
  const bool open = line.find("...") != std::string_view::npos || line.find('~') != std::string_view::npos;
  for (std::size_t at = 0; !open && at < line.size();) {
    std::size_t end = at;
    while (end < line.size() && (is_digit(line[end]) || (end > at && line[end] == '.'))) ++end;
    if (end > at && (looks == Looks::number || is_time(line.substr(at, end - at), line.substr(end)))) return true;
    at = std::max(end, at + 1);
  }
  return false;
}

bool is_exact(const Snippet& snippet, const Claim& claim) {
  const bool fence = claim.kind == snippets::ClaimKind::fence;
  const snippets::MatchKind match = fence ? snippet.output->match.kind : snippet.match.kind;
  const bool illustrative = fence && snippet.output->illustrative;
  return !illustrative && match != snippets::MatchKind::approximate;
}

}  // namespace

Measuring::Measuring(const Snippet& snippet) : snippet_(snippet) {
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (snippet.source.find(sources[i].word) != std::string::npos) sources_.push_back(i);
  }
}

std::optional<Unstable> Measuring::unstable_part(const Claim& claim) const {
  if (sources_.empty() || !is_exact(snippet_, claim)) return std::nullopt;
  const auto lines = split_lines(claim.expected);
  for (const std::size_t i : sources_) {
    const Source& source = sources[i];
    const auto line = std::find_if(lines.begin(), lines.end(),
                                   [&](std::string_view one) { return shows_measured(one, source.looks); });
    const auto index = static_cast<std::size_t>(line - lines.begin());
    if (index >= std::min(lines.size(), claim.lines.size())) continue;
    const bool call = source.word.back() == '(';
    return Unstable{source.word.substr(0, source.word.size() - (call ? 1 : 0)), claim.lines[index]};
  }
  return std::nullopt;
}

}  // namespace deepdive::rules
