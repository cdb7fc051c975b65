// SPDX-License-Identifier: GPL-3.0-or-later
// What the bytes of a web page tell before they are parsed.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// How deep tags nest at the most, by counting them; elements that close themselves do not count,
/// nor do the parts of drawings that end in "/>".
int nesting_of(std::string_view html);

/// The charset that a page declares for itself within its first KB, as browsers look for it; empty
/// when it declares none.
std::string declared_charset(std::string_view html);

}  // namespace gazette
