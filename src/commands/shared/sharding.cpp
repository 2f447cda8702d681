#include "commands/shared/sharding.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "commands/shared/values.hpp"

namespace deepdive::commands {

namespace {

std::optional<std::size_t> number_in(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number == 0) return std::nullopt;
  return number;
}

}  // namespace

void declare_shard(CLI::App& app, std::string& word) {
  auto* option =
      app.add_option("--shard", word, "Check the K-th of N shares of the documents; all shares together are the whole")
          ->type_name("K/N")
          ->check(not_empty());
  for (const char* other : {"--write-baseline", "--fix", "--diff", "--watch"}) option->excludes(app.get_option(other));
}

Result<Shard> parse_shard(const std::string& word) {
  if (word.empty()) return Shard{};
  const std::size_t slash = word.find('/');
  const auto number = number_in(std::string_view(word).substr(0, slash));
  const auto count = slash == std::string::npos ? std::nullopt : number_in(std::string_view(word).substr(slash + 1));
  if (number && count && *number <= *count) return Shard{*number, *count};
  return failure(fmt::format("--shard: '{}' is not K/N with K from 1 to N, as in 1/4", word));
}

Share share_of(const Workspace& workspace, const Shard& shard) {
  if (shard.count == 1) return {};
  std::vector<std::string> paths;
  for (const Topic& topic : workspace.collection.topics) paths.push_back(topic.path());
  std::sort(paths.begin(), paths.end());
  Share share{{}, {}, shard.number == 1};
  for (std::size_t i = 0; i < paths.size(); ++i) {
    (i % shard.count == shard.number - 1 ? share.own : share.others).push_back(std::move(paths[i]));
  }
  return share;
}

void note_shard(const Shard& shard, const Workspace& workspace, Report& report) {
  if (shard.count == 1) return;
  report.notes.push_back(fmt::format("shard {}/{}: {} of {} documents", shard.number, shard.count,
                                     share_of(workspace, shard).own.size(), workspace.collection.topics.size()));
}

}  // namespace deepdive::commands
