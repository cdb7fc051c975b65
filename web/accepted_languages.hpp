// SPDX-License-Identifier: GPL-3.0-or-later
// Which languages a reader's browser asks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The languages of an Accept-Language field (RFC 9110, 12.5.4), ISO 639-1, those first that the
/// reader likes best; those that it refuses (q=0) are left out. At most ten.
std::vector<std::string> accepted_languages(std::string_view accept_language);

}  // namespace gazette
