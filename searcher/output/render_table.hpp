// SPDX-License-Identifier: GPL-3.0-or-later
// Pages as tables for spreadsheets, databases and scripts: a row of column names, then a row for
// each hit, each ending with a newline. docs/tables.md says how awkward values are written.
#pragma once

#include <string>

#include "searcher/output/hit_fields.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// csv: RFC 4180, but lines end with LF. tsv: backslash, tab, LF and CR are written \\ \t \n \r.
enum class TableFormat { csv, tsv };

/// Whether rows begin with the id of a query of a batch.
enum class Tags { none, query_id };

/// `cells` in a row, with its end.
std::string table_row(TableFormat form, const std::vector<std::string>& cells);

/// The row of column names. When `chosen` is empty, the standard fields except highlights.
std::string render_table_head(TableFormat form, const HitFields& chosen, Tags tags);

/// The rows of the hits, with the id of the query first when the page has one.
std::string render_table(TableFormat form, const Page& page, const HitFields& chosen);

}  // namespace gazette
