// SPDX-License-Identifier: GPL-3.0-or-later
// Which languages a reader's browser asks for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// What follows is passed over: real fields have less than 100.
inline constexpr std::size_t max_accept_language_bytes = 1000;

/// The language ranges of an Accept-Language field (RFC 9110, 12.5.4) as they were sent, `de-AT`,
/// those first that the reader likes best; those that it refuses (q=0) are left out.
std::vector<std::string> accepted_ranges(std::string_view accept_language);

/// Their languages, ISO 639-1, each once. At most ten.
std::vector<std::string> accepted_languages(std::string_view accept_language);

}  // namespace gazette
