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
constexpr std::size_t most_rounds = 100;

/// What stays the same of a finding while its place moves.
using Key = std::tuple<std::string, std::string, std::string>;

Key key_of(const Diagnostic& diagnostic) { return {diagnostic.location.path, diagnostic.rule, diagnostic.message}; }

/// The file that the finding's fix changes.
const std::string& path_of(const Diagnostic& diagnostic) { return diagnostic.fix->edits.front().location.path; }

std::map<Key, std::size_t> counts_of(const Report& report) {
  std::map<Key, std::size_t> counts;
  for (const Finding& finding : report.findings) ++counts[key_of(finding.diagnostic)];
  return counts;
}

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
  bool refuse_unhelped(const Fixable& chosen, const Checked& before, const Report& after);
  void keep(Texts texts, const Fixable& chosen, const Texts& before);
  [[nodiscard]] Mended result(const Checked& last);

  std::set<std::string> wanted_;
  const Check& check_;
  Texts originals_ = {};
  Texts texts_ = {};
  std::map<Key, std::string> refused_ = {};  ///< with the text in which the fix did not help; in another it may
  Mended mended_ = {};
};

bool Rounds::is_wanted(const Diagnostic& diagnostic) const {
  if (!diagnostic.fix || diagnostic.fix->edits.empty()) return false;
  return wanted_.empty() || wanted_.count(kind_of(diagnostic)) > 0;
}

bool Rounds::is_refused(const Diagnostic& diagnostic, const Texts& texts) const {
  const auto refused = refused_.find(key_of(diagnostic));
  return refused != refused_.end() && refused->second == texts.at(path_of(diagnostic));
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
    refused_[key] = before.texts.at(path_of(*diagnostic));
    any = true;
  }
  return any;
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
    if (is_wanted(diagnostic) && is_refused(diagnostic, last.texts)) mended_.unhelped.push_back(diagnostic);
  }
  for (auto& [path, before] : originals_) {
    std::string& after = texts_.at(path);
    if (before != after) mended_.changes.push_back({path, std::move(before), std::move(after)});
  }
  return std::move(mended_);
}

Result<Mended> Rounds::run() {
  auto checked = check_(texts_);
  for (std::size_t round = 0; checked && round < most_rounds; ++round) {
    const Fixable chosen = choose(fixable(*checked));
    if (chosen.empty()) break;
    Texts texts = with(texts_, checked->texts, chosen);
    auto after = check_(texts);
    if (!after) return tl::make_unexpected(after.error());
    if (refuse_unhelped(chosen, *checked, after->report)) continue;
    keep(std::move(texts), chosen, checked->texts);
    checked = std::move(after);
  }
  if (!checked) return tl::make_unexpected(checked.error());
  return result(*checked);
}

}  // namespace

Result<Mended> mend(const std::vector<std::string>& kinds, const Check& check) { return Rounds(kinds, check).run(); }

std::size_t fixed_findings(const Mended& mended) {
  std::size_t sum = 0;
  for (const auto& [kind, findings] : mended.fixed) sum += findings;
  return sum;
}

}  // namespace deepdive::fixes
