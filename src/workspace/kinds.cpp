#include "workspace/kinds.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "core/schema/embedded.hpp"
#include "sys/files.hpp"

namespace deepdive {

namespace {

using FrontMatterSchema = std::shared_ptr<const schema::JsonSchema>;

/// The collection's own file, or the one that the program was built with.
Result<std::string> schema_text(const Workspace& workspace, const std::string& path, std::string_view built_in) {
  if (path.empty()) return std::string(schema::embedded(built_in));
  auto text = sys::read_file(path_in(workspace, path), settings_bytes);
  if (!text) return tl::make_unexpected(named(path, text.error()));
  return text;
}

Result<schema::DocumentSchema> read_document(Workspace& workspace, const SchemaSetting& setting) {
  if (setting.none) return schema::DocumentSchema{"document", {}, {}};
  const std::string& own = setting.file;
  auto text = schema_text(workspace, own, "deep-dive.yaml");
  if (!text) return tl::make_unexpected(text.error());
  const std::string name = own.empty() ? "deep-dive.yaml" : own;
  auto document = schema::read_document_schema(workspace.sources->add(name, std::move(*text)));
  if (!document) return tl::make_unexpected(joined(name, document.error()));
  return std::move(*document);
}

Result<FrontMatterSchema> read_front_matter_schema(const Workspace& workspace, const SchemaSetting& setting) {
  if (setting.none) return FrontMatterSchema{};
  const std::string& own = setting.file;
  auto text = schema_text(workspace, own, "front-matter.schema.json");
  if (!text) return tl::make_unexpected(text.error());
  auto compiled = schema::JsonSchema::compile(*text);
  if (!compiled) {
    return failure(fmt::format("{}: {}", own.empty() ? "front-matter.schema.json" : own, compiled.error().message));
  }
  return std::make_shared<const schema::JsonSchema>(std::move(*compiled));
}

/// What the settings do not say of a kind is as in `own`, the collection's.
Result<schema::Kind> read_kind(Workspace& workspace, const KindSettings& settings, const schema::Kind* own) {
  schema::Kind kind;
  if (own) kind = *own;
  kind.name = settings.name;
  kind.selector = settings.selector;
  if (settings.schema) {
    auto document = read_document(workspace, *settings.schema);
    if (!document) return tl::make_unexpected(document.error());
    kind.document = std::move(*document);
  }
  if (settings.front_matter) {
    auto front_matter = read_front_matter_schema(workspace, *settings.front_matter);
    if (!front_matter) return tl::make_unexpected(front_matter.error());
    kind.front_matter = std::move(*front_matter);
  }
  return kind;
}

}  // namespace

Error joined(const std::string& file, const std::vector<Diagnostic>& faults) {
  std::string message = fmt::format("'{}' cannot be used", file);
  for (const Diagnostic& fault : faults) {
    message += '\n' + to_line(fault);
    if (!fault.help.empty()) message += "\n  help: " + fault.help;
  }
  return {message};
}

Result<std::vector<schema::Kind>> read_kinds(Workspace& workspace) {
  const Settings& settings = workspace.settings;
  std::vector<KindSettings> wanted = settings.kinds;
  wanted.insert(wanted.begin(), {"", {}, settings.schema, settings.front_matter});
  std::vector<schema::Kind> kinds;
  for (const KindSettings& kind : wanted) {
    auto made = read_kind(workspace, kind, kinds.empty() ? nullptr : &kinds.front());
    if (!made) return tl::make_unexpected(made.error());
    kinds.push_back(std::move(*made));
  }
  return kinds;
}

}  // namespace deepdive
