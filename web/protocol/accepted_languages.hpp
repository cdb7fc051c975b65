// SPDX-License-Identifier: GPL-3.0-or-later
// The header Accept-Language (RFC 9110, 12.5.4).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The rest of a longer header is ignored. Browsers send less than 100 bytes.
inline constexpr std::size_t max_accept_language_bytes = 1000;

/// The language ranges as sent (`de-AT`), preferred first, without those of quality 0.
std::vector<std::string> accepted_ranges(std::string_view accept_language);

/// The languages of these ranges (normalize_language), preferred first, each once. At most ten.
std::vector<std::string> accepted_languages(std::string_view accept_language);

}  // namespace gazette
