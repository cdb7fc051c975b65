// SPDX-License-Identifier: GPL-3.0-or-later
// The line that `--dry-run --format json` prints for each article.
#pragma once

#include <string>

#include "indexer/commands/add_options.hpp"

namespace gazette {

/// `read` as a line of JSON, gazette.reading/1 of docs/json.md.
std::string reading_line(const CompleteArticle& read, const ArticlePlace& place);

}  // namespace gazette
