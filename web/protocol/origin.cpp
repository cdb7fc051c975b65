// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/origin.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>

namespace gazette {
namespace {

constexpr std::size_t max_name_bytes = 253;
constexpr std::size_t max_label_bytes = 63;

bool is_in_label(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= max_label_bytes && label.front() != '-' &&
         label.back() != '-' && std::all_of(label.begin(), label.end(), is_in_label);
}

/// A host name or an IPv4 address. Underscores are accepted: the standard forbids them, but some
/// hosts have them.
bool is_name(std::string_view name) {
  if (name.size() > max_name_bytes) return false;
  if (name.ends_with('.')) name.remove_suffix(1);  // of a fully qualified name
  for (;;) {
    const std::size_t end = std::min(name.find('.'), name.size());
    if (!is_label(name.substr(0, end))) return false;
    if (end == name.size()) return true;
    name.remove_prefix(end + 1);
  }
}

bool is_ipv6(const std::string& address) {
  in6_addr bytes{};
  return inet_pton(AF_INET6, address.c_str(), &bytes) == 1;
}

bool is_host(std::string_view host) {
  if (!host.starts_with('[')) return is_name(host);
  return host.ends_with(']') && is_ipv6(std::string(host.substr(1, host.size() - 2)));
}

/// 1 to 65535, in digits only; leading zeros are accepted.
std::optional<unsigned> parse_port(std::string_view digits) {
  unsigned port = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, code] = std::from_chars(digits.data(), end, port);
  const bool is_port = code == std::errc() && stop == end && port >= 1 && port <= 65'535;
  return is_port ? std::optional(port) : std::nullopt;
}

}  // namespace

std::string origin_of(const CgiRequest& request) {
  const std::string sent = lower_case(request.host);
  std::string_view host = sent;
  const unsigned default_port = request.is_https ? 443 : 80;
  unsigned port = default_port;
  const std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos && !host.ends_with(']')) {
    const std::optional<unsigned> stated = parse_port(host.substr(colon + 1));
    if (!stated) return "http://localhost";
    port = *stated;
    host = host.substr(0, colon);
  }
  // inet_pton stops at a NUL, so what follows would not be checked.
  if (sent.find('\0') != std::string::npos || !is_host(host)) return "http://localhost";
  std::string origin = (request.is_https ? "https://" : "http://") + std::string(host);
  if (port != default_port) origin.append(":").append(std::to_string(port));
  return origin;
}

}  // namespace gazette
