// SPDX-License-Identifier: GPL-3.0-or-later
// A feed validator for the rules of RFC 4287 and RSS 2.0 that our feeds could break.
#pragma once

#include <string>
#include <vector>

namespace gazette {

/// A line for each rule that the feed breaks; empty when it is valid.
std::vector<std::string> atom_faults(const std::string& xml);
std::vector<std::string> rss_faults(const std::string& xml);

/// Whether xmllint accepts `xml` as well-formed XML 1.0.
bool is_well_formed(const std::string& xml);

}  // namespace gazette
