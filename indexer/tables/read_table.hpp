// SPDX-License-Identifier: GPL-3.0-or-later
// Text tables (CSV, TSV) with one article per row.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

/// Whether the name is that of a table: `.csv`, `.tsv`, `.tab`.
bool is_named_table(std::string_view name);

/// Recognised by its column names. If none of them is known, a file with the name of a table and a
/// column of text is one, too.
bool is_table(std::string_view head, std::string_view name);
void read_table(ReaderInput input, const StorySink& sink);

}  // namespace gazette
