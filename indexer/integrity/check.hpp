// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index check: Xapian's own check of the tables, and what Gazette guarantees besides.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

/// Each member is one line, without a newline.
struct Fault {
  std::string what;
  std::string cure;  ///< what to do, with the command
};

struct CheckResult {
  std::size_t articles = 0;
  std::vector<Fault> faults;       ///< empty when the index is whole
  std::vector<std::string> notes;  ///< what was not checked; a line each
};

/// How many articles are analysed again and compared with the tables in all details.
enum class CheckDepth { sample, all };

/// Checks the whole index in `folder`: the structure of every table; that each id has one document,
/// and each document the one id of its record; that each record fits its digest; that the postings
/// are those that the documents list; that documents have the terms, positions and values that
/// their records ask for (see `depth`); that no article is stored twice because its file moved, or
/// because an earlier version gave it another id; that every file and every word has as many
/// articles as the index says; revision and time of the last commit; the topic model. Reads
/// everything. Holds the lock of the index, for which it waits up to `wait`, unless it may not
/// write to the index: then it leaves out Xapian's own check. Throws Error when `folder` has no
/// index, one of another version, or one that cannot be locked.
CheckResult check_index(const std::string& folder,
                        std::chrono::seconds wait = std::chrono::seconds{0},
                        CheckDepth depth = CheckDepth::sample);

/// Two lines for each fault, or one line when there is none.
std::string render_text(const CheckResult& result);

/// gazette.check/1 of docs/json.md, one line.
std::string render_json(const CheckResult& result);

}  // namespace gazette
