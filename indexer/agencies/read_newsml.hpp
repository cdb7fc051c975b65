// SPDX-License-Identifier: GPL-3.0-or-later
// Reads messages and items of news agencies: NewsML-G2, NewsML 1 and NITF.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_newsml(std::string_view head, std::string_view name);
void read_newsml(ReaderInput input, const StorySink& sink);

bool is_nitf(std::string_view head, std::string_view name);
void read_nitf(ReaderInput input, const StorySink& sink);

}  // namespace gazette
