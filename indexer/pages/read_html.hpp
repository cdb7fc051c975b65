// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a saved web page as an article.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_html(std::string_view head, std::string_view name);
void read_html(ReaderInput input, const StorySink& sink);

}  // namespace gazette
