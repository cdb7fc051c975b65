// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/host_name.hpp"

#include <libpsl.h>
#include <unicode/idna.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>

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
    std::unique_ptr<const icu::IDNA> made(icu::IDNA::createUTS46Instance(
        UIDNA_NONTRANSITIONAL_TO_UNICODE | UIDNA_NONTRANSITIONAL_TO_ASCII, status));
    check_unicode(status, "loading the rules of host names");
    return made;
  }();
  return *names;
}

/// `host` in Unicode, as browsers read it: letters that `fold_case` replaces, such as ß, stay.
/// Nothing where anything but `passed_over`, faults of UTS #46, is wrong.
std::optional<std::string> in_unicode(std::string_view host, std::uint32_t passed_over) {
  std::string name;
  icu::StringByteSink<std::string> sink(&name);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  host_names().nameToUnicodeUTF8({host.data(), static_cast<std::int32_t>(host.size())}, sink, info,
                                 status);
  if (U_FAILURE(status) != 0 || (info.getErrors() & ~passed_over) != 0) return std::nullopt;
  return name;
}

/// Faults that browsers pass over, of hyphens and lengths.
constexpr std::uint32_t passed_over_by_browsers =
    UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG |
    UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

std::string in_punycode(const std::string& part) {
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  host_names().nameToASCII_UTF8({part.data(), static_cast<std::int32_t>(part.size())}, sink, info,
                                status);
  check_unicode(status, "writing a host in Punycode");
  return ascii;
}

const USpoofChecker& lookalikes() {
  static const icu::LocalUSpoofCheckerPointer checker = [] {
    UErrorCode status = U_ZERO_ERROR;
    icu::LocalUSpoofCheckerPointer made(uspoof_open(&status));
    check_unicode(status, "loading the letters that look alike");
    uspoof_setChecks(made.getAlias(), USPOOF_RESTRICTION_LEVEL | USPOOF_INVISIBLE, &status);
    uspoof_setRestrictionLevel(made.getAlias(), USPOOF_HIGHLY_RESTRICTIVE);
    check_unicode(status, "loading the letters that look alike");
    return made;
  }();
  return *checker;
}

/// `text` with each letter replaced by the one that stands for all that look like it (UTS #39).
std::string skeleton_of(const std::string& text) {
  const auto size = static_cast<std::int32_t>(text.size());
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t needed =
      uspoof_getSkeletonUTF8(&lookalikes(), 0, text.data(), size, nullptr, 0, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR) check_unicode(status, "comparing letters");
  std::string skeleton(static_cast<std::size_t>(needed) + 1, '\0');
  status = U_ZERO_ERROR;
  uspoof_getSkeletonUTF8(&lookalikes(), 0, text.data(), size, skeleton.data(), needed + 1, &status);
  check_unicode(status, "comparing letters");
  skeleton.resize(static_cast<std::size_t>(needed));
  return skeleton;
}

bool mixes_scripts(const std::string& part) {
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t found = uspoof_check2UTF8(
      &lookalikes(), part.data(), static_cast<std::int32_t>(part.size()), nullptr, &status);
  check_unicode(status, "comparing letters");
  return found != 0;
}

}  // namespace

bool is_web_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

std::string host_name(std::string_view text) {
  const std::string_view typed = without_user_and_port(authority_of(text));
  if (typed.size() > most_bytes) return {};
  const std::optional<std::string> read = in_unicode(typed, 0);
  std::string host = read ? *read : fold_case(typed);
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

std::string shown_host(std::string_view host) {
  const std::optional<std::string> name = in_unicode(host, passed_over_by_browsers);
  if (!name) return fold_case(host);
  if (is_ascii(*name)) return *name;
  const bool is_ascii_domain = is_ascii(std::string_view(*name).substr(name->rfind('.') + 1));
  std::string shown;
  for (std::size_t begin = 0; begin <= name->size();) {
    const std::size_t end = std::min(name->find('.', begin), name->size());
    const std::string part = name->substr(begin, end - begin);
    const bool is_mistakable =
        !is_ascii(part) &&
        (mixes_scripts(part) || (is_ascii_domain && is_ascii(skeleton_of(part))));
    shown += is_mistakable ? in_punycode(part) : part;
    if (end < name->size()) shown += '.';
    begin = end + 1;
  }
  return shown;
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
