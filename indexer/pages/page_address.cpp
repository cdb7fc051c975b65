// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/page_address.hpp"

#include <array>
#include <vector>

#include "core/text/host_name.hpp"

namespace gazette {
namespace {

constexpr auto address_tags = std::to_array<std::string_view>({"og:url"});

/// Where the path begins; the length of the address when it has none.
std::size_t path_of(std::string_view address) {
  return std::min(address.find_first_of("/?#", address.find("://") + 3), address.size());
}

bool is_front_page(std::string_view address) {
  const std::string_view path = address.substr(path_of(address));
  return path.empty() || path == "/";
}

}  // namespace

std::string resolved_address(std::string_view address, std::string_view base) {
  if (address.empty() || is_web_address(address)) return std::string(address);
  if (!is_web_address(base)) return {};
  if (address.starts_with("//"))
    return std::string(base.substr(0, base.find("//"))) + std::string(address);
  const std::size_t colon = address.find_first_of(":/?#");
  if (colon != std::string_view::npos && address[colon] == ':') return {};  // mailto:
  const std::string_view origin = base.substr(0, path_of(base));
  if (address.starts_with('/')) return std::string(origin) + std::string(address);
  const std::string_view path =
      base.substr(origin.size(), base.find_first_of("?#", origin.size()) - origin.size());
  if (address.starts_with('?'))
    return std::string(origin) + std::string(path) + std::string(address);
  const std::size_t slash = path.rfind('/');
  const std::string_view folder = slash == std::string_view::npos ? "/" : path.substr(0, slash + 1);
  return std::string(origin) + std::string(folder) + std::string(address);
}

PageAddress find_address(const PageMetadata& metadata) {
  std::vector<PageAddress> addresses = {{metadata.canonical, "canonical link"}};
  for (std::string& each : contents_of(metadata, address_tags)) {
    addresses.push_back({std::move(each), "meta og:url"});
  }
  addresses.push_back({metadata.linked.url, "json-ld"});
  std::string base = metadata.base;
  for (const PageAddress& each : addresses) {
    if (!is_web_address(base) && is_web_address(each.text)) base = each.text;
  }
  PageAddress front_page;
  for (PageAddress& each : addresses) {
    each.text = resolved_address(each.text, base);
    if (each.text.empty()) continue;
    if (!is_front_page(each.text)) return std::move(each);
    if (front_page.text.empty()) front_page = std::move(each);
  }
  return front_page;
}

}  // namespace gazette
