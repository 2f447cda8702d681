#include "core/fixes/rounds.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "core/fixes/choice.hpp"
#include "core/fixes/kinds.hpp"

namespace deepdive::fixes {

namespace {

// Each round needs a check of everything. One is enough for most collections; fixes that belong to the same place take
// one each. More than these can only come from fixes that undo each other.
constexpr std::size_t rounds_at_most = 100;

/// What stays the same of a finding while its place moves.
using Key = std::tuple<std::string, std::string, std::string>;

Key key_of(const Diagnostic& diagnostic) { return {diagnostic.location.path, diagnostic.rule, diagnostic.message}; }

/// The file that the finding's fix changes.
const std::string& path_of(const Diagnostic& diagnostic) { return diagnostic.fix->edits.front().location.path; }

bool is_error(const Finding& finding) { return finding.diagnostic.severity == Severity::error; }

/// Errors by file.
std::map<std::string, std::size_t> errors_of(const Report& report) {
  std::map<std::string, std::size_t> errors;
  for (const Finding& finding : report.findings) {
    if (is_error(finding)) ++errors[finding.diagnostic.location.path];
  }
  return errors;
}

/// The lines that edits have written, in the text that they made.
std::vector<Span> written_lines(const std::string& text, const std::vector<Edit>& edits) {
  const SourceFile source({}, text);
  std::vector<Span> lines;
  std::size_t grown = 0;
  std::size_t shrunk = 0;
  for (const Edit& edit : edits) {
    const std::size_t begin = edit.location.span.begin + grown - shrunk;
    const std::size_t end = begin + edit.text.size() - (edit.text.empty() ? 0 : 1);
    lines.push_back({source.line_span(source.line_of(begin)).begin, source.line_span(source.line_of(end)).end});
    grown += edit.text.size();
    shrunk += edit.location.span.size();
  }
  return lines;
}

bool lies_on(const std::vector<Span>& lines, Span place) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const Span& line) { return line.begin <= place.begin && place.begin <= line.end; });
}

/// The errors of a file that do not lie on these lines.
std::size_t errors_elsewhere(const Report& report, const std::string& path, const std::vector<Span>& lines) {
  const auto counts = [&](const Finding& finding) {
    const Location& at = finding.diagnostic.location;
    return is_error(finding) && at.path == path && !lies_on(lines, at.span);
  };
  return static_cast<std::size_t>(std::count_if(report.findings.begin(), report.findings.end(), counts));
}

std::map<Key, std::size_t> counts_of(const Report& report) {
  std::map<Key, std::size_t> counts;
  for (const Finding& finding : report.findings) ++counts[key_of(finding.diagnostic)];
  return counts;
}

enum class Refusal { unhelped, harmful };

/// The text in which a fix was refused; in another it may be right.
struct Refused {
  std::string text = {};
  Refusal why = Refusal::unhelped;
};

class Rounds {
public:
  Rounds(const std::vector<std::string>& kinds, const Check& check)
      : wanted_(kinds.begin(), kinds.end()), check_(check) {}

  [[nodiscard]] Result<Mended> run();

private:
  [[nodiscard]] bool is_wanted(const Diagnostic& diagnostic) const;
  [[nodiscard]] bool is_refused(const Diagnostic& diagnostic, const Texts& texts) const;
  [[nodiscard]] Fixable fixable(const Checked& checked) const;
  [[nodiscard]] static Texts with(Texts texts, const Texts& current, const Fixable& chosen);
  void refuse(const Diagnostic& diagnostic, const Checked& before, Refusal why);
  bool refuse_unhelped(const Fixable& chosen, const Checked& before, const Report& after);
  bool refuse_harmful(const Fixable& chosen, const Checked& before, const Report& after, const Texts& texts);
  [[nodiscard]] Fixable with_care(const Fixable& chosen) const;
  void keep(Texts texts, const Fixable& chosen, const Texts& before);
  [[nodiscard]] Mended result(const Checked& last);

  std::set<std::string> wanted_;
  const Check& check_;
  Texts originals_ = {};
  Texts texts_ = {};
  std::map<Key, Refused> refused_ = {};
  std::set<std::string> careful_ = {};  ///< files in which fixes are made one by one, to see which of them does harm
  Mended mended_ = {};
};

bool Rounds::is_wanted(const Diagnostic& diagnostic) const {
  if (!diagnostic.fix || diagnostic.fix->edits.empty()) return false;
  if (wanted_.empty()) return !diagnostic.fix->on_request;
  return wanted_.count(kind_of(diagnostic)) > 0;
}

bool Rounds::is_refused(const Diagnostic& diagnostic, const Texts& texts) const {
  const auto refused = refused_.find(key_of(diagnostic));
  return refused != refused_.end() && refused->second.text == texts.at(path_of(diagnostic));
}

Fixable Rounds::fixable(const Checked& checked) const {
  Fixable found;
  for (const Finding& finding : checked.report.findings) {
    const Diagnostic& diagnostic = finding.diagnostic;
    if (is_wanted(diagnostic) && !is_refused(diagnostic, checked.texts)) found.push_back(&diagnostic);
  }
  return found;
}

Texts Rounds::with(Texts texts, const Texts& current, const Fixable& chosen) {
  for (const auto& [path, edits] : edits_by_path(chosen)) texts[path] = apply_edits(current.at(path), edits);
  return texts;
}

void Rounds::refuse(const Diagnostic& diagnostic, const Checked& before, Refusal why) {
  refused_[key_of(diagnostic)] = {before.texts.at(path_of(diagnostic)), why};
}

/// Notes the fixes after which there are as many findings like theirs as before; tells whether there are any.
bool Rounds::refuse_unhelped(const Fixable& chosen, const Checked& before, const Report& after) {
  const auto had = counts_of(before.report);
  auto has = counts_of(after);
  std::map<Key, std::size_t> tried;
  for (const Diagnostic* diagnostic : chosen) ++tried[key_of(*diagnostic)];
  bool any = false;
  for (const Diagnostic* diagnostic : chosen) {
    const Key key = key_of(*diagnostic);
    if (has[key] + tried[key] <= had.at(key)) continue;
    refuse(*diagnostic, before, Refusal::unhelped);
    any = true;
  }
  return any;
}

/// Notes a fix that left its file with more errors than before; of several, they are to be tried one by one.
bool Rounds::refuse_harmful(const Fixable& chosen, const Checked& before, const Report& after, const Texts& texts) {
  auto had = errors_of(before.report);
  bool any = false;
  for (const auto& [path, edits] : edits_by_path(chosen)) {
    if (errors_elsewhere(after, path, written_lines(texts.at(path), edits)) <= had[path]) continue;
    any = true;
    const auto is_here = [&path = path](const Diagnostic* each) { return path_of(*each) == path; };
    const bool alone = std::count_if(chosen.begin(), chosen.end(), is_here) == 1;
    if (alone) refuse(**std::find_if(chosen.begin(), chosen.end(), is_here), before, Refusal::harmful);
    else careful_.insert(path);
  }
  return any;
}

/// Of each file in which one did harm the first fix alone.
Fixable Rounds::with_care(const Fixable& chosen) const {
  Fixable kept;
  std::set<std::string> seen;
  for (const Diagnostic* diagnostic : chosen) {
    const std::string& path = path_of(*diagnostic);
    if (careful_.count(path) == 0 || seen.insert(path).second) kept.push_back(diagnostic);
  }
  return kept;
}

void Rounds::keep(Texts texts, const Fixable& chosen, const Texts& before) {
  for (const Diagnostic* diagnostic : chosen) {
    const std::string& path = path_of(*diagnostic);
    originals_.emplace(path, before.at(path));
    ++mended_.fixed[kind_of(*diagnostic)];
  }
  texts_ = std::move(texts);
}

Mended Rounds::result(const Checked& last) {
  for (const Finding& finding : last.report.findings) {
    const Diagnostic& diagnostic = finding.diagnostic;
    if (!is_wanted(diagnostic) || !is_refused(diagnostic, last.texts)) continue;
    const bool harmful = refused_.at(key_of(diagnostic)).why == Refusal::harmful;
    (harmful ? mended_.harmful : mended_.unhelped).push_back(diagnostic);
  }
  mended_.left = fixable(last).size();
  for (auto& [path, before] : originals_) {
    std::string& after = texts_.at(path);
    if (before != after) mended_.changes.push_back({path, std::move(before), std::move(after)});
  }
  return std::move(mended_);
}

Result<Mended> Rounds::run() {
  auto checked = check_(texts_);
  for (std::size_t round = 0; checked && round < rounds_at_most; ++round) {
    const Fixable chosen = with_care(choose(fixable(*checked)));
    if (chosen.empty()) break;
    Texts texts = with(texts_, checked->texts, chosen);
    auto after = check_(texts);
    if (!after) return tl::make_unexpected(after.error());
    if (refuse_unhelped(chosen, *checked, after->report)) continue;
    if (refuse_harmful(chosen, *checked, after->report, texts)) continue;
    keep(std::move(texts), chosen, checked->texts);
    checked = std::move(after);
  }
  if (!checked) return tl::make_unexpected(checked.error());
  return result(*checked);
}

}  // namespace

std::size_t most_rounds() { return rounds_at_most; }

Result<Mended> mend(const std::vector<std::string>& kinds, const Check& check) { return Rounds(kinds, check).run(); }

std::size_t fixed_findings(const Mended& mended) {
  std::size_t sum = 0;
  for (const auto& [kind, findings] : mended.fixed) sum += findings;
  return sum;
}

}  // namespace deepdive::fixes
