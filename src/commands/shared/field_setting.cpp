#include "commands/shared/field_setting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "commands/shared/index_page.hpp"
#include "commands/shared/opening.hpp"
#include "core/base/log_text.hpp"
#include "core/base/suggest.hpp"
#include "core/topic/field_change.hpp"
#include "sys/clock.hpp"
#include "workspace/workspace.hpp"

namespace deepdive::commands {

namespace {

using schema::FieldType;

/// What can be a field's name without quotes.
bool is_name(std::string_view text) {
  static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
  return !text.empty() && letters.find(text.front()) != std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return letters.find(c) != std::string_view::npos || (c >= '0' && c <= '9') || c == '-';
         });
}

/// The fields that a topic of its kind may have; empty when it may have any.
std::vector<std::string> known_fields(const Topic& topic) {
  const auto& schema = topic.kind->front_matter;
  return schema ? schema->fields() : std::vector<std::string>{};
}

FieldType type_of(const Topic& topic, const std::string& field) {
  const auto& schema = topic.kind->front_matter;
  return schema ? schema->type_of(field) : FieldType::any;
}

Result<void> add_change(const Topic& topic, const std::string& word, std::vector<FieldChange>& changes) {
  const std::size_t equals = word.find('=');
  const std::string field = word.substr(0, equals);
  if (equals == std::string::npos || !is_name(field)) {
    return failure(fmt::format("--set: '{}' is no change: write FIELD=VALUE", word));
  }
  const auto same = [&](const FieldChange& change) { return change.field == field; };
  auto found = std::find_if(changes.begin(), changes.end(), same);
  const bool again = found != changes.end();
  if (!again) found = changes.insert(changes.end(), {field, {}, type_of(topic, field)});
  std::string value = word.substr(equals + 1);
  if (again && (value.empty() || found->values.empty())) {
    return failure(fmt::format("--set: field '{}' cannot be both taken out and set", field));
  }
  if (value == "today" && found->type == FieldType::date) {
    const auto day = sys::today();
    if (!day) return tl::make_unexpected(day.error());
    value = to_string(*day);
  }
  if (!value.empty()) found->values.push_back(std::move(value));
  return {};
}

bool is_new(const schema::Violation& violation, const Topic& before) {
  return std::none_of(before.violations.begin(), before.violations.end(), [&](const schema::Violation& old) {
    return old.field == violation.field && old.message == violation.message;
  });
}

/// What is wrong with the front matter that was not wrong before; empty when nothing is.
std::string fault_of(const Workspace& workspace, const Topic& before, const std::string& text) {
  const SourceFile source(before.path(), text);
  const Topic after = parse_topic(source, workspace.collection.kinds, *workspace.languages);
  for (const schema::Violation& violation : after.violations) {
    if (!is_new(violation, before)) continue;
    std::string help = violation.help;
    if (violation.kind == schema::ViolationKind::unknown_field && help.empty()) {
      help = did_you_mean(violation.field, known_fields(before));
    }
    std::string line = to_line(finding(source, violation.span, violation.message));
    if (!help.empty()) line += "\n  help: " + help;
    return line;
  }
  return {};
}

Result<std::string> changed_text(const Workspace& workspace, const Topic& topic,
                                 const std::vector<std::string>& words) {
  std::vector<FieldChange> changes;
  for (const std::string& word : words) {
    if (const auto added = add_change(topic, word, changes); !added) return tl::make_unexpected(added.error());
  }
  std::string text(topic.source->text());
  for (const FieldChange& change : changes) {
    auto next = with_field(SourceFile(topic.path(), text), change, known_fields(topic));
    if (!next) return tl::make_unexpected(Error{fmt::format("--set: {}", named(topic.path(), next.error()).message)});
    text = std::move(*next);
  }
  if (const std::string fault = fault_of(workspace, topic, text); !fault.empty()) {
    return failure("--set: the front matter would have a fault; nothing is written\n" + fault);
  }
  return text;
}

/// The page is the author's to bring up to date, but not to find out about.
void say_if_stale(const Invocation& invocation, Workspace& workspace, const std::string& path) {
  reload_topic(workspace, path);
  if (is_up_to_date(workspace.collection)) return;
  say(invocation, workspace.settings.index.file + " is out of date: run `deepdive render-index`");
}

}  // namespace

ExitCode set_fields(const Invocation& invocation, const std::string& word, const std::vector<std::string>& changes) {
  auto opened = open_for_writing(invocation);
  if (!opened) return fail(invocation, opened.error());
  Workspace& workspace = opened->workspace;
  load_index(workspace);
  const auto topic = find_topic(workspace, word);
  if (!topic) return fail(invocation, topic.error());
  const auto text = changed_text(workspace, **topic, changes);
  if (!text) return fail(invocation, text.error());
  const std::string path = (*topic)->path();
  const std::string before((*topic)->source->text());
  const bool index_was_true = is_up_to_date(workspace.collection);
  const auto written = write_texts(workspace, {{path, before, *text}});
  if (!written) return fail(invocation, written.error());
  say(invocation, log_line(path) + (*text == before ? " is as it was" : " is updated"));
  say_faults_of_index_page(invocation, workspace.collection);
  if (index_was_true) say_if_stale(invocation, workspace, path);
  return ExitCode::ok;
}

}  // namespace deepdive::commands
