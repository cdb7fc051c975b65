// SPDX-License-Identifier: GPL-3.0-or-later
// The text exports of LexisNexis: the older form (`1 of 50 DOCUMENTS`) and that of Nexis Uni (`End
// of Document`).
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_lexisnexis(std::string_view head, std::string_view name);
void read_lexisnexis(ReaderInput input, const StorySink& sink);

}  // namespace gazette
