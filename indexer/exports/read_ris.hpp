// SPDX-License-Identifier: GPL-3.0-or-later
// RIS, in which databases export citations: lines of a tag of two signs and a value, `TY  - NEWS`.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_ris(std::string_view head, std::string_view name);
void read_ris(ReaderInput input, const StorySink& sink);

}  // namespace gazette
