#include <fmt/format.h>

#include <algorithm>

#include "core/rules/lookup/fences.hpp"
#include "core/rules/rule.hpp"

namespace deepdive::rules {

namespace {

constexpr std::string_view doc =
    R"(The rule looked at the file and found nothing where the allowance is about: what it allowed has been mended, or it stands
in a wrong place. An allowance that stays would hide the next fault. `--fix=allowances` deletes it, or the name that is
not used from a list of several.

Nothing is said of rules that did not look: those that are switched off or left out, those on code when no code ran
(`--no-run`), and all of them in a file with a fence that is not closed.)";

bool is_unused(const AllowedName& allowed) { return allowed.use == AllowanceUse::unused; }

bool is_blank_line(const SourceFile& source, std::size_t line) {
  return line == 0 || (line <= source.line_count() && trim(slice(source.text(), source.line_span(line))).empty());
}

/// The comment with the blanks that part it from the text before it, or from that after it.
Span with_blanks(std::string_view text, Span comment, std::size_t line_begin) {
  const auto is_blank = [&](std::size_t at) { return text[at] == ' ' || text[at] == '\t'; };
  Span wider = comment;
  while (wider.begin > line_begin && is_blank(wider.begin - 1)) --wider.begin;
  if (wider.begin > line_begin) return {wider.begin, comment.end};
  while (wider.end < text.size() && is_blank(wider.end)) ++wider.end;
  return {comment.begin, wider.end};
}

/// What goes with a comment: the lines that it has to itself, and one of the two blank lines around them.
Span extent(const SourceFile& source, Span comment) {
  const std::string_view text = source.text();
  const std::size_t first = source.line_of(comment.begin);
  const std::size_t last = source.line_of(comment.end);
  const Span lines{source.line_span(first).begin, source.line_span(last).end};
  const bool alone =
      trim(slice(text, {lines.begin, comment.begin})).empty() && trim(slice(text, {comment.end, lines.end})).empty();
  if (!alone) return with_blanks(text, comment, lines.begin);
  const bool apart = is_blank_line(source, first - 1) && is_blank_line(source, last + 1);
  return {lines.begin, source.line_span(last + (apart ? 2 : 1)).begin};
}

/// The name with the comma that parts it from the others.
Span without_name(const Allowance& allowance, std::size_t name) {
  const auto& names = allowance.names;
  if (name > 0) return {names[name - 1].span.end, names[name].span.end};
  return {names[0].span.begin, names[1].span.begin};
}

std::string message_of(const Allowance& allowance, const std::string& names) {
  if (allowance.whole_file) return fmt::format("the allowance for {} covers nothing in this file", names);
  if (allowance.covered.empty()) return fmt::format("the allowance for {} has nothing below it", names);
  return fmt::format("the allowance for {} covers nothing", names);
}

std::string quoted_names(const Allowance& allowance) {
  std::string text;
  for (const AllowedName& each : allowance.names) text += fmt::format("{}'{}'", text.empty() ? "" : ", ", each.name);
  return text;
}

/// Text behind a comment that begins the line is raw HTML because of it: without it, that text would be read anew.
bool makes_html_of_text(const SourceFile& source, Span comment) {
  const std::string_view text = source.text();
  const std::size_t begin = source.line_span(source.line_of(comment.begin)).begin;
  const std::size_t end = source.line_span(source.line_of(comment.end)).end;
  const std::string_view rest = trim(slice(text, {comment.end, end}));
  const bool is_text = !rest.empty() && rest.substr(0, 4) != "<!--";
  return is_text && trim(slice(text, {begin, comment.begin})).empty();
}

Diagnostic unused_as_a_whole(const SourceFile& source, const Allowance& allowance) {
  Diagnostic made = finding(source, allowance.comment, message_of(allowance, quoted_names(allowance)),
                            "delete it, or put it where it belongs");
  if (!makes_html_of_text(source, allowance.comment)) {
    made.fix = Fix{"delete the allowance", {edit(source, extent(source, allowance.comment), {})}};
  }
  return made;
}

Diagnostic unused_name(const SourceFile& source, const Allowance& allowance, std::size_t name) {
  const AllowedName& allowed = allowance.names[name];
  Diagnostic made = finding(source, allowed.span, message_of(allowance, '\'' + allowed.name + '\''),
                            "delete the name, or put the allowance where it belongs");
  made.fix = Fix{fmt::format("delete '{}' from the allowance", allowed.name),
                 {edit(source, without_name(allowance, name), {})}};
  return made;
}

/// A comment none of whose names is of use is one finding; else each of these names is one.
std::vector<Diagnostic> findings_on(const SourceFile& source, const Allowance& allowance) {
  const auto& names = allowance.names;
  if (std::all_of(names.begin(), names.end(), is_unused)) return {unused_as_a_whole(source, allowance)};
  std::vector<Diagnostic> findings;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (is_unused(names[i])) findings.push_back(unused_name(source, allowance, i));
  }
  return findings;
}

std::vector<Diagnostic> check(const AllowanceContext& context) {
  std::vector<Diagnostic> findings;
  const SourceFile& source = *context.allowances.source;
  if (open_fence(source.text(), context.document)) return findings;
  for (const Allowance& allowance : context.allowances.list) {
    for (Diagnostic& each : findings_on(source, allowance)) findings.push_back(std::move(each));
  }
  return findings;
}

}  // namespace

Rule unused_allowance() {
  return {"unused-allowance", "allowances", Severity::warning, "An allowance that allows nothing", doc, check,
          "allowances"};
}

}  // namespace deepdive::rules
