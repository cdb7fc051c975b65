// SPDX-License-Identifier: GPL-3.0-or-later
// Text tables (CSV, TSV), a row per article.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

/// Whether a file is named as a table: `.csv`, `.tsv`, `.tab`.
bool is_named_table(std::string_view name);

/// By the names of its columns; where these are none of the known ones, a file that is named as a
/// table and has a column of text.
bool is_table(std::string_view head, std::string_view name);
void read_table(ReaderInput input, const StorySink& sink);

}  // namespace gazette
