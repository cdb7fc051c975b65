// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the SGML of Reuters-21578.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_reuters(std::string_view head, std::string_view name);
void read_reuters(ReaderInput input, const StorySink& sink);

}  // namespace gazette
