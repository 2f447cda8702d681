#include "commands/shared/link_list.hpp"

#include <iterator>
#include <utility>
#include <vector>

#include "commands/shared/opening.hpp"
#include "core/listing/external_links.hpp"
#include "core/topic/linked_documents.hpp"

namespace deepdive::commands {

namespace {

using listing::ExternalLink;

std::vector<ExternalLink> links_of(const Collection& collection, const Selection& selection) {
  std::vector<ExternalLink> links;
  for (const LinkedDocument& linked : linked_documents(collection)) {
    if (!selects(selection, linked.source->path())) continue;
    auto more = listing::external_links(*linked.source, *linked.document);
    std::move(more.begin(), more.end(), std::back_inserter(links));
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
