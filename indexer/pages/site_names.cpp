// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/site_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr auto site_names = std::to_array<std::string_view>(
    {"og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site",
     "dc.publisher", "publisher"});
constexpr auto address_names = std::to_array<std::string_view>({"og:url"});

/// "https://www.harbour-gazette.example.com/x" -> "www.harbour-gazette.example.com".
std::string_view host_of(std::string_view address) {
  const std::size_t begin = address.find("://");
  if (begin == std::string_view::npos) return {};
  address.remove_prefix(begin + 3);
  return address.substr(0, address.find_first_of("/?#:"));
}

}  // namespace

std::string comparable(std::string_view text) {
  std::string result;
  for (const char c : strip_diacritics(fold_case(text))) {
    const bool is_ascii_sign =
        static_cast<unsigned char>(c) < 0x80 && !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    if (!is_ascii_sign) result += c;
  }
  return result;
}

std::vector<std::string> sites_of(const PageMetadata& metadata) {
  std::vector<std::string> sites = contents_of(metadata, site_names);
  if (!metadata.linked.source.empty()) sites.push_back(metadata.linked.source);
  std::vector<std::string> addresses = contents_of(metadata, address_names);
  addresses.push_back(metadata.canonical);
  for (const std::string& address : addresses) {
    std::string_view host = host_of(address);
    if (host.starts_with("www.")) host.remove_prefix(4);
    if (host.empty()) continue;
    sites.emplace_back(host);
    const std::size_t end = host.rfind('.');
    const std::size_t dot = host.rfind('.', end - 1);
    if (end != std::string_view::npos) {
      sites.emplace_back(host.substr(dot == std::string_view::npos ? 0 : dot + 1,
                                     end - (dot == std::string_view::npos ? 0 : dot + 1)));
    }
  }
  // What is longer is a description; each title and each name of an author is compared with all.
  constexpr std::size_t longest_site_bytes = 200;
  constexpr std::size_t most_sites = 16;
  std::vector<std::string> known;
  for (const std::string& site : sites) {
    if (known.size() == most_sites) break;
    if (site.size() > longest_site_bytes) continue;
    std::string name = comparable(site);
    if (name.size() >= 2) known.push_back(std::move(name));
  }
  return known;
}

bool names_site(std::string_view part, const std::vector<std::string>& sites) {
  const std::string name = comparable(part);
  if (name.empty()) return true;
  return std::any_of(sites.begin(), sites.end(), [&](const std::string& known) {
    return name == known || (name.size() >= 4 && known.find(name) != std::string::npos) ||
           (known.size() >= 4 && name.size() < known.size() + 25 &&
            name.find(known) != std::string::npos);
  });
}

}  // namespace gazette
