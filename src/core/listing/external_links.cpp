#include "core/listing/external_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/text.hpp"

namespace deepdive::listing {

namespace {

using markdown::LinkKind;

bool begins_with(std::string_view text, std::string_view prefix) {
  return ascii_lower(text.substr(0, prefix.size())) == prefix;
}

bool is_external(std::string_view target) {
  return begins_with(target, "http://") || begins_with(target, "https://") || begins_with(target, "//") ||
         begins_with(target, "mailto:");
}

/// As a browser would ask for it, and harmless in a terminal.
std::string address_of(const std::string& target) {
  std::string address = begins_with(target, "//") ? "https:" : "";
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > ' ' && byte != 0x7F;
    address += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return visible(address, Lines::join);
}

bool is_reference(LinkKind kind) { return kind == LinkKind::reference || kind == LinkKind::reference_image; }

}  // namespace

std::vector<ExternalLink> external_links(const SourceFile& source, const markdown::Document& document) {
  std::vector<ExternalLink> links;
  const auto add = [&](const std::string& target, Span span) {
    if (is_external(target)) links.push_back({address_of(target), locate(source, span)});
  };
  for (const markdown::Link& link : document.links) {
    if (!is_reference(link.kind)) add(link.target, link.target_span);
  }
  for (const markdown::ReferenceDefinition& definition : document.definitions) {
    add(definition.target, definition.target_span);
  }
  std::stable_sort(links.begin(), links.end(),
                   [](const ExternalLink& a, const ExternalLink& b) { return a.location.span < b.location.span; });
  return links;
}

std::string address_lines(const std::vector<ExternalLink>& links) {
  std::set<std::string> addresses;
  for (const ExternalLink& link : links) addresses.insert(link.url);
  std::string lines;
  for (const std::string& address : addresses) lines += address + '\n';
  return lines;
}

std::string place_lines(const std::vector<ExternalLink>& links) {
  std::vector<ExternalLink> sorted = links;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const ExternalLink& a, const ExternalLink& b) { return a.location < b.location; });
  std::string lines;
  for (const auto& [url, at] : sorted) {
    lines += fmt::format("{}:{}:{}: {}\n", visible(at.path, Lines::join), at.begin.line, at.begin.column, url);
  }
  return lines;
}

}  // namespace deepdive::listing
