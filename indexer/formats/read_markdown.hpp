// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a Markdown file, or a text that begins with front matter, as an article.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_markdown(std::string_view head, std::string_view name);
void read_markdown(ReaderInput input, const StorySink& sink);

}  // namespace gazette
