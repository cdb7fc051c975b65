// SPDX-License-Identifier: GPL-3.0-or-later
// Web archives in WARC format, 0.17 to 1.1 (ISO 28500), such as Common Crawl's news crawl.
#pragma once

#include <string_view>

#include "indexer/containers/container.hpp"

namespace gazette {

bool is_warc(std::string_view head, std::string_view name);

/// Sends the pages, feeds and JSON of responses with status 200, resources archived without a
/// response (`resource`), and texts extracted from pages (`conversion`).
void open_warc(ReaderInput input, Budget& budget, const InnerSink& sink);

}  // namespace gazette
