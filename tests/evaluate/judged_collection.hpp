// SPDX-License-Identifier: GPL-3.0-or-later
// Judged collections on disk: folders with docs.jsonl (what gazette-index reads), queries.tsv (id,
// tab, text) and judgements: qrels.trec, or qrels.NAME.trec for each of several ways to judge. And
// the runs that searches of them leave.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "tests/evaluate/measures.hpp"

namespace gazette {

struct JudgedCollection {
  std::string name;            ///< the path of its folder below the one that was searched
  std::string judgement_name;  ///< `links` of qrels.links.trec; empty of qrels.trec
  std::filesystem::path folder;
  std::vector<std::pair<std::string, std::string>> queries;  ///< id and text, in the file's order
  Judgements judgements;
};

/// All of them at or below `folder`, by name; one that is judged in several ways comes once for
/// each. Throws Error where there is none, or where a file cannot be read.
std::vector<JudgedCollection> find_collections(const std::filesystem::path& folder);

/// What a collection is called in tables: `time`, `realtime links`.
std::string label_of(const JudgedCollection& collection);

/// Lines `QUERY ITERATION DOCUMENT GRADE`, blanks between. Throws Error for another line and for a
/// document that is judged twice for one query.
Judgements read_judgements(std::istream& lines, const std::string& where);

/// Lines `QUERY Q0 DOCUMENT RANK SCORE NAME`. As trec_eval does, sorts by falling score and, where
/// scores are equal, by falling id, whatever the ranks say. Throws Error for another line and for a
/// document that comes twice for one query.
Rankings read_run(std::istream& lines, const std::string& where);

}  // namespace gazette
