// SPDX-License-Identifier: GPL-3.0-or-later
// Names of hosts: of an address, and which of them one registrant owns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Whether `text` begins with `http://` or `https://`, in lower case.
bool is_web_address(std::string_view text);

/// The host of `text`, an address (`https://www.bbc.co.uk/news`) or a host (`BBC.co.uk`),
/// normalized for comparison: in lower case, in Unicode (UTS #46: `xn--bcher-kva.example` is
/// `bücher.example`), without `www.`, a port, a user, and a dot at its end. Empty where there is
/// none: in `news` alone, `mailto:desk@example.com`, and a text with characters that no host has.
/// Thread-safe.
std::string host_name(std::string_view text);

/// `host` as the label of a link, which nobody may take for another host: in Unicode (UTS #46) and
/// small letters, but in Punycode each part of it that mixes scripts (highly restrictive of UTS
/// #39) and, where the top-level domain is ASCII, each whose letters all look like letters of
/// ASCII: `xn--80ak6aa92e.com` for `apple.com` in Cyrillic letters. Folded alone where no browser
/// would go. `host` has neither user nor port. Thread-safe.
std::string shown_host(std::string_view host);

/// Whether `text`, an address or a host, names more than its host: `bbc.co.uk/sport`, not
/// `https://bbc.co.uk/`. Thread-safe.
bool goes_on_behind_host(std::string_view text);

/// `host` and the hosts above it down to the one that somebody registered, by the Public Suffix
/// List (publicsuffix.org, of the installed libpsl): `news.bbc.co.uk` and `bbc.co.uk`, but neither
/// `co.uk` nor `uk`. The longest first. A public suffix, an IP address and a host that has no dot
/// stand alone. REQUIRES: `host` comes from host_name(). Thread-safe.
std::vector<std::string> hosts_of_registrant(std::string_view host);

}  // namespace gazette
