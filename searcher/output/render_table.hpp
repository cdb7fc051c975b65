// SPDX-License-Identifier: GPL-3.0-or-later
// Pages as tables for spreadsheets, databases and scripts: a row of names, then a row a hit, each
// ended by a newline. docs/tables.md tells what the two forms do with awkward values.
#pragma once

#include <string>

#include "searcher/output/hit_fields.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// csv: RFC 4180, but lines end in LF. tsv: backslash, tab, LF and CR are \\ \t \n \r.
enum class TableForm { csv, tsv };

/// Whether rows begin with the id of a batch's query.
enum class Tags { none, query_id };

/// The row of names. `chosen` may be empty: then all but highlights.
std::string render_table_head(TableForm form, const HitFields& chosen, Tags tags);

/// The rows of the hits.
std::string render_table(TableForm form, const Page& page, const HitFields& chosen);

}  // namespace gazette
