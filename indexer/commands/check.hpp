// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an index is whole: Xapian's own check of its tables, and what Gazette promises beyond.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

/// Each one line, without end.
struct Fault {
  std::string what;
  std::string cure;  ///< what to do, with the command
};

struct CheckResult {
  std::size_t articles = 0;
  std::vector<Fault> faults;  ///< empty when the index is whole
};

/// Reads all of the index in `folder`: every table's structure; that each id has one document and
/// each document one id, the one in its record; that each record is the one its digest was made of;
/// that the articles of every file are as many as its term and its entry say, and those of every
/// word as many as the list of words says; revision and time of the last commit. No writer changes
/// it meanwhile; one that is at work is waited for. Throws Error when there is no index in
/// `folder`, one of other rules or that may not be written, or a writer at work for longer than
/// `wait`.
CheckResult check_index(const std::string& folder,
                        std::chrono::seconds wait = std::chrono::seconds{0});

/// Two lines for each fault, or one that says that there is none.
std::string render_text(const CheckResult& result);

/// The form gazette.check/1 of docs/json.md, one line.
std::string render_json(const CheckResult& result);

}  // namespace gazette
