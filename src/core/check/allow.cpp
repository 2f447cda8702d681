#include "core/check/allow.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/rules/rule.hpp"
#include "core/topic/linked_documents.hpp"

namespace deepdive {

namespace {

/// The same name in allowances that cover text up to the same end, in the order of the file.
struct Cover {
  struct Name {
    std::size_t begin = 0;
    AllowedName* allowed = nullptr;
  };
  Span text = {};         ///< what the first of them covers; the others begin later
  std::size_t first = 0;  ///< index of the first allowance
  std::vector<Name> names = {};
  std::size_t used = 0;                              ///< how many names are known to be of use
  std::optional<std::size_t> before = std::nullopt;  ///< the last cover before this one that reaches into it
};

struct Covers {
  std::optional<Cover> file = std::nullopt;
  std::vector<Cover> places = {};  ///< by where they begin
};

/// Finds what covers a finding without a look at each allowance, or a file with many of both would take their product.
class Lookup {
public:
  explicit Lookup(Allowances& allowances);

  /// Marks every name that covers the finding; gives the first allowance that does, or null.
  const Allowance* use(const Diagnostic& diagnostic, const Rule& rule);

private:
  void take(Cover& cover, std::size_t at);
  void take_places(std::vector<Cover>& places, std::size_t at);

  Allowances& allowances_;
  std::map<std::string_view, Covers> by_name_ = {};
  std::size_t first_ = 0;  ///< index of the first allowance that covers the finding
};

void add(std::optional<Cover>& cover, std::size_t index, Span text, AllowedName& allowed) {
  if (!cover) cover = Cover{text, index, {}, 0, std::nullopt};
  cover->names.push_back({text.begin, &allowed});
}

/// Sorts covers so that from the last one that begins early enough, one leads to all others that reach as far.
void link(std::vector<Cover>& places) {
  std::sort(places.begin(), places.end(), [](const Cover& a, const Cover& b) { return a.text.begin < b.text.begin; });
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < places.size(); ++i) {
    while (!open.empty() && places[open.back()].text.end <= places[i].text.begin) open.pop_back();
    if (!open.empty()) places[i].before = open.back();
    open.push_back(i);
  }
}

Lookup::Lookup(Allowances& allowances) : allowances_(allowances) {
  std::map<std::string_view, std::map<std::size_t, std::optional<Cover>>> places;
  for (std::size_t i = 0; i < allowances.list.size(); ++i) {
    Allowance& allowance = allowances.list[i];
    for (AllowedName& allowed : allowance.names) {
      if (allowance.whole_file) add(by_name_[allowed.name].file, i, {}, allowed);
      else add(places[allowed.name][allowance.covered.end], i, allowance.covered, allowed);
    }
  }
  for (auto& [name, by_end] : places) {
    std::vector<Cover>& sorted = by_name_[name].places;
    for (auto& [end, cover] : by_end) sorted.push_back(std::move(*cover));
    link(sorted);
  }
}

void Lookup::take(Cover& cover, std::size_t at) {
  first_ = std::min(first_, cover.first);
  for (; cover.used < cover.names.size() && cover.names[cover.used].begin <= at; ++cover.used) {
    cover.names[cover.used].allowed->use = AllowanceUse::used;
  }
}

void Lookup::take_places(std::vector<Cover>& places, std::size_t at) {
  const auto after = std::upper_bound(places.begin(), places.end(), at,
                                      [](std::size_t offset, const Cover& cover) { return offset < cover.text.begin; });
  if (after == places.begin()) return;
  std::optional<std::size_t> place = static_cast<std::size_t>(after - places.begin()) - 1;
  for (; place; place = places[*place].before) {
    if (places[*place].text.contains(at)) take(places[*place], at);
  }
}

const Allowance* Lookup::use(const Diagnostic& diagnostic, const Rule& rule) {
  const std::size_t at = diagnostic.location.span.begin;
  first_ = allowances_.list.size();
  for (const std::string_view name : {rule.id, rule.family}) {
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) continue;
    if (found->second.file) take(*found->second.file, at);
    if (diagnostic.scope == Scope::place) take_places(found->second.places, at);
  }
  return first_ < allowances_.list.size() ? &allowances_.list[first_] : nullptr;
}

}  // namespace

std::vector<FileAllowances> allowances_of(const Collection& collection) {
  std::vector<FileAllowances> files;
  for (const LinkedDocument& each : linked_documents(collection)) {
    files.push_back({read_allowances(*each.source, *each.document), each.document});
  }
  return files;
}

std::vector<Finding> take_allowed(std::vector<Finding>& findings, std::vector<FileAllowances>& files) {
  std::map<std::string, Lookup> by_path;
  for (FileAllowances& file : files) {
    if (!file.allowances.list.empty()) by_path.emplace(file.allowances.source->path(), file.allowances);
  }
  const auto counts = [&](Finding& finding) {
    const auto file = by_path.find(finding.diagnostic.location.path);
    const Rule* rule = rules::find(finding.diagnostic.rule);
    if (file == by_path.end() || !rule || !rules::can_be_allowed(*rule)) return true;
    const Allowance* allowance = file->second.use(finding.diagnostic, *rule);
    if (allowance) finding.reason = allowance->reason;
    return allowance == nullptr;
  };
  const auto rest = std::stable_partition(findings.begin(), findings.end(), counts);
  std::vector<Finding> allowed(std::make_move_iterator(rest), std::make_move_iterator(findings.end()));
  findings.erase(rest, findings.end());
  return allowed;
}

}  // namespace deepdive
