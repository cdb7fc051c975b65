// SPDX-License-Identifier: GPL-3.0-or-later
// What a feed validator says of a feed: the rules of RFC 4287 and RSS 2.0 that ours could break.
#pragma once

#include <string>
#include <vector>

namespace gazette {

/// One line for each rule that the feed breaks; none when it is valid.
std::vector<std::string> atom_faults(const std::string& xml);
std::vector<std::string> rss_faults(const std::string& xml);

/// Whether xmllint, which knows every rule of XML 1.0, takes it for well-formed.
bool is_well_formed(const std::string& xml);

}  // namespace gazette
