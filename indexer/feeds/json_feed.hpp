// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

/// Recognised by the address of the specification in `version`.
bool is_json_feed(std::string_view head, std::string_view name);
void read_json_feed(ReaderInput input, const StorySink& sink);

}  // namespace gazette
