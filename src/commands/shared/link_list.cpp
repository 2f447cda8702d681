#include "commands/shared/link_list.hpp"

#include <iterator>
#include <utility>
#include <vector>

#include "commands/shared/opening.hpp"
#include "core/listing/external_links.hpp"

namespace deepdive::commands {

namespace {

using listing::ExternalLink;

std::vector<ExternalLink> links_of(const Collection& collection, const Selection& selection) {
  std::vector<ExternalLink> links;
  const auto add = [&](const SourceFile& source, const markdown::Document& document) {
    if (!selects(selection, source.path())) return;
    auto more = listing::external_links(source, document);
    std::move(more.begin(), more.end(), std::back_inserter(links));
  };
  for (const Topic& topic : collection.topics) add(*topic.source, topic.document);
  for (const Page& page : collection.pages) {
    if (collection.index && page.source == collection.index->page) add(*page.source, page.document);
  }
  return links;
}

}  // namespace

ExitCode list_links(const Invocation& invocation, const Workspace& workspace, const Selection& selection,
                    const std::string& how) {
  const std::vector<ExternalLink> links = links_of(workspace.collection, selection);
  invocation.console->out(how == "places" ? listing::place_lines(links) : listing::address_lines(links));
  return report_unreadable(invocation, workspace, ExitCode::ok);
}

}  // namespace deepdive::commands
