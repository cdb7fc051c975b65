// SPDX-License-Identifier: GPL-3.0-or-later
// RIS, a citation format of databases: each line has a tag of two characters and a value, `TY -
// NEWS`.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_ris(std::string_view head, std::string_view name);
void read_ris(ReaderInput input, const StorySink& sink);

}  // namespace gazette
