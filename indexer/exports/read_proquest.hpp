// SPDX-License-Identifier: GPL-3.0-or-later
// ProQuest's text export: labelled fields, such as `Full text:`, between lines of underscores.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_proquest(std::string_view head, std::string_view name);
void read_proquest(ReaderInput input, const StorySink& sink);

}  // namespace gazette
