// SPDX-License-Identifier: GPL-3.0-or-later
// Factiva's text export with field codes: HD headline, BY byline, PD date, LP and TD text, AN id.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_factiva(std::string_view head, std::string_view name);
void read_factiva(ReaderInput input, const StorySink& sink);

}  // namespace gazette
