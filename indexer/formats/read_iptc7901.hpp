// SPDX-License-Identifier: GPL-3.0-or-later
// Reads news wire messages in the format IPTC 7901 (similar to ANPA 1312).
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_iptc7901(std::string_view head, std::string_view name);
void read_iptc7901(ReaderInput input, const StorySink& sink);

}  // namespace gazette
