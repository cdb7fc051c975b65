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

enum class Scheme { http, https };

/// The origin of `authority`, a host with or without a port; nothing when it is neither.
std::optional<std::string> origin_at(Scheme scheme, std::string_view authority) {
  const std::string sent = lower_case(authority);
  std::string_view host = sent;
  const unsigned default_port = scheme == Scheme::https ? 443 : 80;
  unsigned port = default_port;
  const std::size_t colon = host.rfind(':');
  if (colon != std::string_view::npos && !host.ends_with(']')) {
    const std::optional<unsigned> stated = parse_port(host.substr(colon + 1));
    if (!stated) return std::nullopt;
    port = *stated;
    host = host.substr(0, colon);
  }
  // inet_pton stops at a NUL, so what follows would not be checked.
  if (sent.find('\0') != std::string::npos || !is_host(host)) return std::nullopt;
  std::string origin = (scheme == Scheme::https ? "https://" : "http://") + std::string(host);
  if (port != default_port) origin.append(":").append(std::to_string(port));
  return origin;
}

}  // namespace

std::optional<std::string> configured_origin(const CgiRequest& request) {
  std::string_view text = request.configured_origin;
  Scheme scheme = Scheme::https;
  if (text.starts_with("https://")) {
    text.remove_prefix(8);
  } else if (text.starts_with("http://")) {
    scheme = Scheme::http;
    text.remove_prefix(7);
  } else {
    return std::nullopt;
  }
  if (text.ends_with('/')) text.remove_suffix(1);
  return origin_at(scheme, text);
}

std::string origin_of(const CgiRequest& request) {
  if (std::optional<std::string> configured = configured_origin(request)) return *configured;
  return origin_at(request.is_https ? Scheme::https : Scheme::http, request.host)
      .value_or("http://localhost");
}

}  // namespace gazette
