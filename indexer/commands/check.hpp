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
  std::vector<Fault> faults;  ///< empty when the index is whole
};

/// Checks the whole index in `folder`: the structure of every table; that each id has one document,
/// and each document the one id of its record; that each record fits its digest; that every file
/// and every word has as many articles as the index says; revision and time of the last commit.
/// Reads everything and holds the lock of the index; waits up to `wait` for another writer. Throws
/// Error when `folder` has no index, one of another version, or one that cannot be written or
/// locked.
CheckResult check_index(const std::string& folder,
                        std::chrono::seconds wait = std::chrono::seconds{0});

/// Two lines for each fault, or one line when there is none.
std::string render_text(const CheckResult& result);

/// gazette.check/1 of docs/json.md, one line.
std::string render_json(const CheckResult& result);

}  // namespace gazette
