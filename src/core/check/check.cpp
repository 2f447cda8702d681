#include "core/check/check.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "core/base/encoding.hpp"
#include "core/check/allow.hpp"
#include "core/check/blocks.hpp"
#include "core/check/fingerprint.hpp"
#include "core/check/versions.hpp"

namespace deepdive {

namespace {

/// Makes findings of what rules find, with the severity that the settings give it.
class Placing {
public:
  Placing(const Settings& settings, const Selection& selection, const SourcesByPath& sources)
      : settings_(settings), selection_(selection), sources_(sources) {}

  void add(const Rule& rule, std::vector<Diagnostic> made, std::vector<Finding>& findings) const;

private:
  [[nodiscard]] Finding placed(Diagnostic diagnostic) const;

  const Settings& settings_;
  const Selection& selection_;
  const SourcesByPath& sources_;
};

// Bytes of a line that are enough to see what a finding is about; many findings may share one line.
constexpr std::size_t longest_line = 1000;

/// The beginning of a line that is too long, on whole characters.
std::string_view shortened(std::string_view line) {
  if (line.size() <= longest_line) return line;
  std::size_t end = longest_line;
  while (end > 0 && continues_character(line[end])) --end;
  return line.substr(0, end);
}

/// The line as people see it: a byte order mark is no part of it, as in columns.
std::string line_of(const SourceFile& source, std::size_t line) {
  const std::string_view text = slice(source.text(), source.line_span(line));
  const bool marked = line == 1 && text.starts_with(byte_order_mark);
  return std::string(shortened(marked ? text.substr(byte_order_mark.size()) : text));
}

std::vector<std::string> source_lines(const SourceFile& source, const Location& location) {
  if (location.span.begin - source.line_span(location.begin.line).begin >= longest_line) return {};
  std::vector<std::string> lines{line_of(source, location.begin.line)};
  if (location.end.line > location.begin.line) lines.push_back(line_of(source, location.end.line));
  return lines;
}

Finding Placing::placed(Diagnostic diagnostic) const {
  Finding made;
  made.diagnostic = std::move(diagnostic);
  const Location& at = made.diagnostic.location;
  if (const auto found = sources_.find(at.path); found != sources_.end()) {
    made.source_lines = source_lines(*found->second, at);
    made.begin_byte = byte_column(*found->second, at.span.begin);
    made.end_byte = byte_column(*found->second, at.span.end);
    made.fingerprint = fingerprint(made.diagnostic, found->second->text());
  }
  return made;
}

void Placing::add(const Rule& rule, std::vector<Diagnostic> made, std::vector<Finding>& findings) const {
  for (Diagnostic& diagnostic : made) {
    if (!selects(selection_, diagnostic.location.path)) continue;
    diagnostic.rule = rule.id;
    diagnostic.severity = severity_of(settings_, diagnostic.rule, diagnostic.location.path, rule.severity);
    if (diagnostic.severity == Severity::off) continue;
    findings.push_back(placed(std::move(diagnostic)));
  }
}

void sort(std::vector<Finding>& findings) {
  const auto key = [](const Finding& finding) {
    const Diagnostic& diagnostic = finding.diagnostic;
    return std::tie(diagnostic.location.path, diagnostic.location.span, diagnostic.rule);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
}

/// What looking at a topic or at the collection gave.
struct Looked {
  std::vector<Finding> findings = {};
  std::vector<BlockFate> blocks = {};
};

/// The rules that are wanted, on each topic that is wanted and on the collection as a whole; those on allowances look
/// at what all others have left.
class RuleRun {
public:
  RuleRun(const Collection& collection, const CheckTerms& terms);

  /// Sorted, so that the order of the work does not show.
  /// Findings in no order yet, and what became of each block.
  [[nodiscard]] Looked look(const ForEach& for_each) const;
  [[nodiscard]] std::vector<Finding> on_allowances(std::vector<FileAllowances>& files) const;
  /// Of findings that are sorted.
  void drop_unsafe_fixes(std::vector<Finding>& findings) const;

private:
  [[nodiscard]] Looked on_collection(const Rule& rule) const;
  [[nodiscard]] Looked on_topic(std::size_t topic) const;
  [[nodiscard]] Looked on_topic(const TopicContext& context, std::size_t topic) const;
  [[nodiscard]] std::vector<Diagnostic> on_versions(const Rule& rule, const TopicContext& context,
                                                    std::size_t topic) const;
  [[nodiscard]] bool is_judged(const std::string& name, const std::string& path) const;
  void mark_unused(Allowances& allowances) const;

  const Collection& collection_;
  const CheckTerms& terms_;
  SourcesByPath sources_;
  Placing placing_;
  std::vector<const Rule*> topic_rules_ = {};
  std::vector<const Rule*> collection_rules_ = {};
  std::vector<const Rule*> allowance_rules_ = {};
};

RuleRun::RuleRun(const Collection& collection, const CheckTerms& terms)
    : collection_(collection),
      terms_(terms),
      sources_(sources_of(collection)),
      placing_(terms.settings, terms.selection, sources_) {
  for (const Rule& rule : rules::all()) {
    if (!selects(terms.selection, rule)) continue;
    if (std::holds_alternative<TopicCheck>(rule.check)) topic_rules_.push_back(&rule);
    else if (std::holds_alternative<CollectionCheck>(rule.check)) collection_rules_.push_back(&rule);
    else allowance_rules_.push_back(&rule);
  }
}

Looked RuleRun::on_collection(const Rule& rule) const {
  Looked looked;
  placing_.add(rule, std::get<CollectionCheck>(rule.check)(collection_), looked.findings);
  return looked;
}

Looked RuleRun::on_topic(std::size_t topic) const {
  const Topic& one = collection_.topics[topic];
  if (!selects(terms_.selection, one.path())) return {};
  const CodeRuns& runs = terms_.runs;
  if (!runs.planner) return on_topic({one, collection_, runs.plans[topic], runs.outcomes[topic]}, topic);
  const snippets::RunPlan plan = runs.planner(one);
  const snippets::RunOutcome outcome = not_run(plan);
  return on_topic({one, collection_, plan, outcome}, topic);
}

Looked RuleRun::on_topic(const TopicContext& context, std::size_t topic) const {
  Looked looked;
  for (const Rule* rule : topic_rules_) placing_.add(*rule, on_versions(*rule, context, topic), looked.findings);
  looked.blocks = fates_of(context.topic, context.plan, context.outcome);
  return looked;
}

/// What a rule finds in a topic; one on code, under each interpreter.
std::vector<Diagnostic> RuleRun::on_versions(const Rule& rule, const TopicContext& context, std::size_t topic) const {
  const auto check = std::get<TopicCheck>(rule.check);
  if (terms_.runs.further.empty() || rule.family != "code") return check(context);
  std::vector<VersionFindings> by_version{{context.outcome.python, check(context)}};
  for (const auto& outcomes : terms_.runs.further) {
    const TopicContext other{context.topic, context.collection, context.plan, outcomes[topic]};
    by_version.push_back({other.outcome.python, check(other)});
  }
  return join_versions(by_version);
}

Looked RuleRun::look(const ForEach& for_each) const {
  // The rules on the collection come first: each of them takes longer than a topic does.
  std::vector<Looked> parts(collection_rules_.size() + collection_.topics.size());
  for_each(parts.size(), [&](std::size_t i) {
    const std::size_t rules = collection_rules_.size();
    parts[i] = i < rules ? on_collection(*collection_rules_[i]) : on_topic(i - rules);
  });
  Looked all;
  all.findings.reserve(std::accumulate(parts.begin(), parts.end(), std::size_t{0},
                                       [](std::size_t sum, const auto& part) { return sum + part.findings.size(); }));
  for (Looked& part : parts) {
    std::move(part.findings.begin(), part.findings.end(), std::back_inserter(all.findings));
    std::move(part.blocks.begin(), part.blocks.end(), std::back_inserter(all.blocks));
    part = {};
  }
  return all;
}

/// Whether any rule of this name looks at the file. One that cannot be allowed is the matter of invalid-allowance.
bool RuleRun::is_judged(const std::string& name, const std::string& path) const {
  const auto& all = rules::all();
  return std::any_of(all.begin(), all.end(), [&](const Rule& rule) {
    return rules::goes_by(rule, name) && rules::can_be_allowed(rule) && looks_at(rule, path, terms_);
  });
}

/// Names that cover nothing are unused, unless no rule of theirs has looked.
void RuleRun::mark_unused(Allowances& allowances) const {
  for (Allowance& allowance : allowances.list) {
    for (AllowedName& allowed : allowance.names) {
      const bool judged = is_judged(allowed.name, allowances.source->path());
      if (allowed.use == AllowanceUse::unjudged && judged) allowed.use = AllowanceUse::unused;
    }
  }
}

std::vector<Finding> RuleRun::on_allowances(std::vector<FileAllowances>& files) const {
  std::vector<Finding> findings;
  for (FileAllowances& file : files) {
    mark_unused(file.allowances);
    for (const Rule* rule : allowance_rules_) {
      placing_.add(*rule, std::get<AllowanceCheck>(rule->check)({file.allowances, *file.document}), findings);
    }
  }
  return findings;
}

/// The findings are sorted, so each file is looked at once.
void RuleRun::drop_unsafe_fixes(std::vector<Finding>& findings) const {
  std::string path;
  bool editable = true;
  for (Finding& finding : findings) {
    Diagnostic& diagnostic = finding.diagnostic;
    if (!diagnostic.fix) continue;
    if (diagnostic.location.path != path) {
      path = diagnostic.location.path;
      const auto found = sources_.find(path);
      editable = found != sources_.end() && encoding_faults(*found->second).empty();
    }
    if (!editable) diagnostic.fix = std::nullopt;
  }
}

/// The rules that are applied, for formats that describe them.
std::vector<RuleInfo> described(const Selection& selection) {
  std::vector<RuleInfo> described;
  for (const Rule& rule : rules::all()) {
    if (!selects(selection, rule)) continue;
    described.push_back({std::string(rule.id), std::string(rule.family), rule.severity, std::string(rule.summary),
                         std::string(rule.doc)});
  }
  return described;
}

/// The index page is no document of the collection, but one that was checked when it was asked for by its path.
bool is_index_wanted(const Collection& collection, const Selection& selection) {
  return collection.index && !selection.paths.empty() && selects(selection, collection.index->page->path());
}

}  // namespace

bool looks_at(const Rule& rule, const std::string& path, const CheckTerms& terms) {
  const bool off = severity_of(terms.settings, std::string(rule.id), path, rule.severity) == Severity::off;
  const bool about_code = rule.family == "code";
  return !off && (terms.runs.ran || !about_code) && selects(terms.selection, rule) && selects(terms.selection, path);
}

void recount(Report& report) {
  const auto errors = std::count_if(report.findings.begin(), report.findings.end(), [](const Finding& finding) {
    return finding.diagnostic.severity == Severity::error;
  });
  report.totals.errors = static_cast<std::size_t>(errors);
  report.totals.warnings = report.findings.size() - report.totals.errors;
  report.totals.allowed = report.allowed.size();
  report.totals.baselined = report.baselined.size();
}

Report check(const Collection& collection, const CheckTerms& terms, const ForEach& for_each) {
  const Selection& selection = terms.selection;
  Report report;
  for (const Topic& topic : collection.topics) {
    if (selects(selection, topic.path())) report.files.push_back(topic.path());
  }
  if (is_index_wanted(collection, selection)) report.files.push_back(collection.index->page->path());
  std::sort(report.files.begin(), report.files.end());
  const RuleRun run(collection, terms);
  Looked looked = run.look(for_each);
  report.blocks = std::move(looked.blocks);
  count_blocks(report);
  report.findings = std::move(looked.findings);
  sort(report.findings);
  std::vector<FileAllowances> files = allowances_of(collection);
  report.allowed = take_allowed(report.findings, files);
  auto on_allowances = run.on_allowances(files);
  std::move(on_allowances.begin(), on_allowances.end(), std::back_inserter(report.findings));
  sort(report.findings);
  run.drop_unsafe_fixes(report.findings);
  report.rules = described(selection);
  report.totals.files = report.files.size();
  recount(report);
  return report;
}

}  // namespace deepdive
