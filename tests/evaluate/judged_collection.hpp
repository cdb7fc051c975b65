// SPDX-License-Identifier: GPL-3.0-or-later
// Judged collections on disk: folders with docs.jsonl (what gazette-index reads), queries.tsv (id,
// tab, text) and qrels.trec, and the runs that searches of them leave.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "tests/evaluate/measures.hpp"

namespace gazette {

struct JudgedCollection {
  std::string name;  ///< the path of its folder below the one that was searched
  std::filesystem::path folder;
  std::vector<std::pair<std::string, std::string>> queries;  ///< id and text, in the file's order
  Judgements judgements;
};

/// All of them at or below `folder`, by name. Throws Error where there is none, or where a file
/// cannot be read.
std::vector<JudgedCollection> find_collections(const std::filesystem::path& folder);

/// Lines `QUERY ITERATION DOCUMENT GRADE`, blanks between. Throws Error for another line and for a
/// document that is judged twice for one query.
Judgements read_judgements(std::istream& lines, const std::string& where);

/// Lines `QUERY Q0 DOCUMENT RANK SCORE NAME`. As trec_eval does, sorts by falling score and, where
/// scores are equal, by falling id, whatever the ranks say. Throws Error for another line and for a
/// document that comes twice for one query.
Rankings read_run(std::istream& lines, const std::string& where);

}  // namespace gazette
