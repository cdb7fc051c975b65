// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/host_name.hpp"

#include <libpsl.h>
#include <unicode/idna.h>

#include <algorithm>
#include <cstddef>
#include <memory>

#include "core/text/text.hpp"
#include "core/text/unicode_error.hpp"

namespace gazette {
namespace {

constexpr std::size_t most_bytes = 253;  // RFC 1035, as it is written

/// What is between scheme and path of an address, or all of `text` before a path.
std::string_view authority_of(std::string_view text) {
  const std::size_t scheme = text.find("://");
  if (scheme != std::string_view::npos) text.remove_prefix(scheme + 3);
  if (scheme == std::string_view::npos && text.starts_with("//")) text.remove_prefix(2);
  return text.substr(0, text.find_first_of("/?#\\"));
}

std::string_view without_user_and_port(std::string_view authority) {
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) authority.remove_prefix(at + 1);
  if (authority.starts_with('[')) return {};  // an IPv6 address
  return authority.substr(0, authority.find(':'));
}

bool is_sign(char c) {
  const bool is_letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  return !is_letter && !(c >= '0' && c <= '9') && c != '.' && c != '-' && c != '_';
}

const icu::IDNA& host_names() {
  static const std::unique_ptr<const icu::IDNA> names = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<const icu::IDNA> made(
        icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_UNICODE, status));
    check_unicode(status, "loading the rules of host names");
    return made;
  }();
  return *names;
}

/// As browsers read it: letters that `fold_case` replaces, such as ß, stay. A name with a wrong
/// label is only folded.
std::string in_unicode(std::string_view host) {
  std::string name;
  icu::StringByteSink<std::string> sink(&name);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  host_names().nameToUnicodeUTF8({host.data(), static_cast<std::int32_t>(host.size())}, sink, info,
                                 status);
  return U_FAILURE(status) != 0 || info.hasErrors() != 0 ? fold_case(host) : name;
}

}  // namespace

bool is_web_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

std::string host_name(std::string_view text) {
  const std::string_view typed = without_user_and_port(authority_of(text));
  if (typed.size() > most_bytes) return {};
  std::string host = in_unicode(typed);
  while (host.ends_with('.')) host.pop_back();
  const bool has_dot = host.find('.') != std::string::npos;
  const bool is_wrong = host.size() > most_bytes || host.starts_with('.') ||
                        host.find("..") != std::string::npos ||
                        std::any_of(host.begin(), host.end(), is_sign);
  if (is_wrong || (!has_dot && host != "localhost")) return {};
  constexpr std::string_view www = "www.";
  if (host.starts_with(www) && host.find('.', www.size()) != std::string::npos) {
    host.erase(0, www.size());
  }
  return host;
}

bool goes_on_behind_host(std::string_view text) {
  const std::string_view authority = authority_of(text);
  const auto begin = static_cast<std::size_t>(authority.data() - text.data());
  return text.substr(begin + authority.size()).size() > 1;
}

std::vector<std::string> hosts_of_registrant(std::string_view host) {
  const std::string whole(host);
  std::vector<std::string> hosts = {whole};
  const bool is_number = whole.find_first_not_of("0123456789.") == std::string::npos;
  const char* const registered =
      is_number ? nullptr : psl_registrable_domain(psl_builtin(), whole.c_str());
  if (registered == nullptr) return hosts;
  const std::size_t least = std::string_view(registered).size();
  std::string_view rest = whole;
  while (rest.size() > least) {
    rest.remove_prefix(rest.find('.') + 1);
    hosts.emplace_back(rest);
  }
  return hosts;
}

}  // namespace gazette
