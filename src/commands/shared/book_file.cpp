#include "commands/shared/book_file.hpp"

#include <fmt/format.h>

#include "core/base/path.hpp"
#include "core/index/book.hpp"
#include "sys/files.hpp"

namespace deepdive::commands {

namespace {

constexpr std::string_view folder_option = "--relative-to";

std::string with_slash(const std::string& folder) { return folder == "/" ? folder : folder + '/'; }

/// Where a folder on disk lies, seen from the collection; one beside it holds no topic.
Result<index::PagesFolder> locate(const Workspace& workspace, const std::string& folder) {
  const auto real = sys::real_path(folder);
  if (!real || sys::path_kind(*real) != sys::PathKind::directory) return failure("is no folder");
  const std::string wanted = with_slash(*real);
  const std::string root = with_slash(workspace.root);
  if (root.rfind(wanted, 0) == 0) return index::PagesFolder{{}, root.substr(wanted.size())};
  if (wanted.rfind(root, 0) == 0) return index::PagesFolder{wanted.substr(root.size()), {}};
  return failure("lies outside of the collection");
}

/// mdBook's links are relative to the folder of SUMMARY.md. Where its file, or the settings of MkDocs, will lie says
/// nothing of pages.
Result<index::PagesFolder> folder_for(const Workspace& workspace, const BookOptions& options) {
  const bool beside_file = options.format == "mdbook" && !options.output.empty();
  if (options.folder.empty() && !beside_file) return index::pages_folder_of(workspace.collection);
  const std::string_view option = options.folder.empty() ? "--output" : folder_option;
  const std::string word = options.folder.empty() ? folder_on_disk(options.output) : options.folder;
  auto located = locate(workspace, path_from_start(workspace, word));
  if (located) return located;
  const std::string help = fmt::format("\n  help: `{} DIR` names the folder of pages", folder_option);
  return failure(
      fmt::format("{}: '{}' {}{}", option, word, located.error().message, options.folder.empty() ? help : ""));
}

std::string outside_message(const index::Book& book) {
  std::string text = "topics lie outside of the folder of pages";
  for (const std::string& path : book.outside) text += '\n' + path;
  return text + fmt::format("\n  help: `{} DIR` names a folder that holds them", folder_option);
}

}  // namespace

Result<std::string> book_text(const Workspace& workspace, const BookOptions& options) {
  const auto folder = folder_for(workspace, options);
  if (!folder) return tl::make_unexpected(folder.error());
  const index::Book book = index::book_of(workspace.collection, workspace.settings.index, *folder);
  if (!book.outside.empty()) return failure(outside_message(book));
  return options.format == "mdbook" ? index::mdbook_summary(book) : index::mkdocs_nav(book);
}

std::string to_words(const BookOptions& options) {
  std::string words = options.format == "markdown" ? "" : fmt::format("--format {} ", options.format);
  if (!options.folder.empty()) words += fmt::format("{} {} ", folder_option, options.folder);
  return words + "--output " + options.output;
}

}  // namespace deepdive::commands
