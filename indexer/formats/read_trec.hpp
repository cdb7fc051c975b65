// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the SGML of TREC, NTCIR and LDC collections, and trecweb.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_trec(std::string_view head, std::string_view name);
void read_trec(ReaderInput input, const StorySink& sink);

}  // namespace gazette
