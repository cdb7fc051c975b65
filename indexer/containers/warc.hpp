// SPDX-License-Identifier: GPL-3.0-or-later
// Web archives in the form of WARC 0.17 to 1.1 (ISO 28500), such as those of Common Crawl's news.
#pragma once

#include <string_view>

#include "indexer/containers/container.hpp"

namespace gazette {

bool is_warc(std::string_view head, std::string_view name);

/// Sends the pages, feeds and JSON that servers answered with status 200, what was archived without
/// an answer (`resource`), and texts made of pages (`conversion`).
void open_warc(ReaderInput input, Budget& budget, const InnerSink& sink);

}  // namespace gazette
