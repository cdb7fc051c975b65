// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a page saved by Safari (.webarchive) as an article.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_webarchive(std::string_view head, std::string_view name);
void read_webarchive(ReaderInput input, const StorySink& sink);

}  // namespace gazette
