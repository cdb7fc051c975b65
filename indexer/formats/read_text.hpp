// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a plain text file as an article.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_text(std::string_view head, std::string_view name);
void read_text(ReaderInput input, const StorySink& sink);

}  // namespace gazette
