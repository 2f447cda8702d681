#include "core/schema/read_checked.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/schema/embedded.hpp"
#include "core/schema/json_schema.hpp"

namespace deepdive::schema {

namespace {

Diagnostic fault(const SourceFile& source, std::string_view rule, const Violation& violation) {
  Diagnostic made = finding(source, violation.span, violation.message, violation.help);
  made.rule = rule;
  return made;
}

}  // namespace

tl::expected<yaml::Value, std::vector<Diagnostic>> read_checked(const SourceFile& source, std::string_view schema_name,
                                                                std::string_view rule) {
  auto tree = yaml::parse(source, {0, source.text().size()});
  if (!tree) {
    const yaml::Problem& problem = tree.error();
    return tl::make_unexpected(
        std::vector{fault(source, rule, {{}, {}, problem.span, problem.message, problem.help, {}})});
  }
  std::vector<Diagnostic> faults;
  for (const yaml::DuplicateKey& twice : tree->duplicates) {
    faults.push_back(
        fault(source, rule, {{}, {}, twice.span, fmt::format("field '{}' stands here twice", twice.key), {}, {}}));
  }
  const auto schema = JsonSchema::compile(embedded(schema_name));
  if (!schema) return tl::make_unexpected(std::vector{finding(source, {}, schema.error().message)});
  for (const Violation& violation : schema->check(tree->root)) faults.push_back(fault(source, rule, violation));
  if (!faults.empty()) return tl::make_unexpected(std::move(faults));
  return std::move(tree->root);
}

}  // namespace deepdive::schema
