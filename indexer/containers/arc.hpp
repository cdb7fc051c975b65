// SPDX-License-Identifier: GPL-3.0-or-later
// Web archives in ARC format, versions 1 and 2, the predecessor of WARC.
#pragma once

#include <string_view>

#include "indexer/containers/container.hpp"

namespace gazette {

bool is_arc(std::string_view head, std::string_view name);

/// Sends the pages, feeds and JSON of responses with status 200.
void open_arc(ReaderInput input, Budget& budget, const InnerSink& sink);

}  // namespace gazette
