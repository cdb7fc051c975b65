// SPDX-License-Identifier: GPL-3.0-or-later
// Reads articles from JSON and JSON Lines.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_json(std::string_view head, std::string_view name);
void read_json(ReaderInput input, const StorySink& sink);

bool is_json_lines(std::string_view head, std::string_view name);
void read_json_lines(ReaderInput input, const StorySink& sink);

}  // namespace gazette
