#include "commands/shared/drafting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/suggest.hpp"
#include "core/topic/slug.hpp"
#include "sys/clock.hpp"
#include "sys/files.hpp"

namespace deepdive::commands {

namespace {

/// The collection's own kind when none is asked for.
Result<const schema::Kind*> find_kind(const Collection& collection, const std::string& name) {
  std::vector<std::string> known;
  for (const schema::Kind& kind : collection.kinds) {
    if (kind.name == name) return &kind;
    if (!kind.name.empty()) known.push_back(kind.name);
  }
  const std::string hint =
      known.empty() ? "the kinds of a collection stand under 'kinds' in deepdive.yaml" : did_you_mean(name, known);
  return failure(
      fmt::format("--kind: '{}' is no kind of document here{}{}", name, hint.empty() ? "" : "\n  help: ", hint));
}

Result<Draft> promote(const Topic& topic, const NewOptions& options) {
  if (topic.front.status != Status::planned || topic.has_body()) {
    return failure(fmt::format("'{}' exists already; nothing is written", topic.path()));
  }
  if (options.describes_topic()) {
    return failure(
        fmt::format("'{}' is planned already; nothing is written\n"
                    "  help: `deepdive new {}` alone makes it a draft; its front matter is yours to edit",
                    topic.path(), topic.slug));
  }
  if (!topic.has_sound_front_matter()) {
    return failure(
        fmt::format("the front matter of '{}' is not sound; nothing is written\n"
                    "  help: `deepdive validate {}` says what is wrong",
                    topic.path(), topic.path()));
  }
  return Draft{topic.path(), scaffold::promoted_document(topic, topic.schema()), topic.kind, &topic};
}

/// Why the draft would not be what its author asked for.
std::string other_kind(const Draft& draft, const schema::Kind& kind) {
  if (draft.kind->name.empty()) {
    return fmt::format("'{}' would be of kind '{}'\n  help: `--kind {}` writes one", draft.path, kind.name, kind.name);
  }
  return fmt::format("'{}' would not be of kind '{}': its 'paths' or 'where', or a kind before it, do not fit",
                     draft.path, draft.kind->name);
}

/// Why the draft must not be written; empty when nothing speaks against it.
std::string fault_of(const Workspace& workspace, const Draft& draft) {
  const SourceFile source(draft.path, draft.text);
  const Topic topic = parse_topic(source, workspace.collection.kinds, *workspace.languages);
  if (topic.kind != draft.kind) return other_kind(draft, *topic.kind);
  const std::string front_matter = "the front matter would have a fault; nothing is written\n";
  if (topic.yaml_problem) {
    return front_matter + to_line(finding(source, topic.yaml_problem->span, topic.yaml_problem->message));
  }
  if (topic.violations.empty()) return {};
  return front_matter + to_line(finding(source, topic.violations.front().span, topic.violations.front().message));
}

std::string path_for(const Workspace& workspace, const schema::Kind& kind, const NewOptions& options) {
  return folder_of(kind, workspace.settings) + slug_of(options.subject) + ".md";
}

bool ends_with_md(const std::string& subject) {
  return subject.size() > 3 && subject.rfind(".md") == subject.size() - 3;
}

/// A word that looks like the name of a topic and is none was meant for one: a path always, a slug when one is near.
Result<void> check_subject(const Workspace& workspace, const std::string& subject) {
  const bool path = ends_with_md(subject);
  if (!path && subject != slug_of(subject)) return {};
  std::vector<std::string> known;
  for (const Topic& topic : workspace.collection.topics) known.push_back(path ? topic.path() : topic.slug);
  const std::string hint = did_you_mean(subject, known);
  if (!path && hint.empty()) return {};
  return failure(fmt::format("there is no topic '{}'; a new one is begun by its title{}{}", subject,
                             hint.empty() ? "" : "\n  help: ", hint));
}

/// Whether a new topic can lie there.
Result<void> check_place(const Workspace& workspace, const schema::Kind& kind, const NewOptions& options,
                         const std::string& path) {
  if (auto sound = check_subject(workspace, options.subject); !sound) return sound;
  if (!is_usable_slug(slug_of(options.subject))) {
    return failure(
        fmt::format("no file name can be made from '{}': it needs letters or digits, and no reserved name\n"
                    "  help: a file below '{}' that you name yourself is a topic as well",
                    options.subject, folder_of(kind, workspace.settings)));
  }
  if (sys::path_kind(path_in(workspace, path)) != sys::PathKind::absent) {
    return failure(fmt::format("'{}' exists already; nothing is written", path));
  }
  const auto& globs = workspace.settings.topics;
  if (std::none_of(globs.begin(), globs.end(), [&](const auto& glob) { return matches_path_glob(path, glob); })) {
    return failure(
        fmt::format("'{}' would be no topic: none of the globs under 'topics' in deepdive.yaml matches it", path));
  }
  return {};
}

std::string text_of(const scaffold::Request& request, const schema::Kind& kind, const NewOptions& options) {
  return options.planned ? scaffold::planned_document(request) : scaffold::draft_document(request, kind.document);
}

/// The day for fields that must have one; `--date` was looked at when it was read.
Result<Date> day_for(const NewOptions& options) {
  return options.date.empty() ? sys::today() : Result<Date>(*parse_date(options.date));
}

/// Fields that the schema asks of each document, and that are days.
std::vector<std::string> missing_days(const Workspace& workspace, const Draft& draft) {
  const SourceFile source(draft.path, draft.text);
  const Topic topic = parse_topic(source, workspace.collection.kinds, *workspace.languages);
  std::vector<std::string> fields;
  for (const schema::Violation& violation : topic.violations) {
    if (violation.kind != schema::ViolationKind::missing_field || violation.conditional) continue;
    if (topic.kind->front_matter->type_of(violation.field) == schema::FieldType::date)
      fields.push_back(violation.field);
  }
  return fields;
}

}  // namespace

// The folder of the first of the kind's globs, or else of the settings' globs for topics, up to the first wildcard.
std::string folder_of(const schema::Kind& kind, const Settings& settings) {
  const std::string& glob = kind.selector.paths.empty() ? settings.topics.front() : kind.selector.paths.front();
  const std::size_t slash = glob.substr(0, glob.find_first_of("*?")).rfind('/');
  return slash == std::string::npos ? "" : glob.substr(0, slash + 1);
}

std::string title_of(const std::string& subject) {
  if (subject.find('_') == std::string::npos || subject != slug_of(subject)) return std::string(trim(subject));
  std::string title = subject;
  std::replace(title.begin(), title.end(), '_', ' ');
  if (title.front() >= 'a' && title.front() <= 'z') title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

const Topic* existing_topic(const Workspace& workspace, const NewOptions& options) {
  const auto kind = find_kind(workspace.collection, options.kind);
  const std::string path = kind ? path_for(workspace, **kind, options) : std::string{};
  for (const Topic& topic : workspace.collection.topics) {
    const std::string& subject = options.subject;
    const bool named = topic.slug == subject || topic.slug + ".md" == subject || topic.path() == subject;
    if (named || topic.path() == path || topic.front.title == subject) return &topic;
  }
  return nullptr;
}

Result<Draft> prepare(const Workspace& workspace, const NewOptions& options) {
  const auto kind = find_kind(workspace.collection, options.kind);
  if (!kind) return tl::make_unexpected(kind.error());
  if (const Topic* topic = existing_topic(workspace, options)) return promote(*topic, options);
  const std::string path = path_for(workspace, **kind, options);
  if (auto usable = check_place(workspace, **kind, options, path); !usable) return tl::make_unexpected(usable.error());
  scaffold::Request request = options.request;
  request.title = title_of(options.subject);
  for (const auto& [field, values] : (*kind)->selector.where) request.fields.emplace_back(field, values.front());
  Draft draft{path, text_of(request, **kind, options), *kind};
  const std::vector<std::string> days = missing_days(workspace, draft);
  if (days.empty() && !options.date.empty()) {
    return failure("--date: the front matter of such a document has no field that must be a day");
  }
  if (!days.empty()) {
    const auto day = day_for(options);
    if (!day) return tl::make_unexpected(day.error());
    for (const std::string& field : days) request.fields.emplace_back(field, to_string(*day));
    draft.text = text_of(request, **kind, options);
  }
  if (const std::string fault = fault_of(workspace, draft); !fault.empty()) return failure(fault);
  return draft;
}

Result<void> write(const Workspace& workspace, const Draft& draft) {
  const std::string path = path_in(workspace, draft.path);
  const auto written = draft.planned ? sys::replace_file(path, draft.planned->source->text(), draft.text)
                                     : sys::create_file(path, draft.text);
  if (!written) return tl::make_unexpected(named(draft.path, written.error()));
  return {};
}

}  // namespace deepdive::commands
