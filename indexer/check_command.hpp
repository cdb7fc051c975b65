// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an index is whole: Xapian's own check of its tables, and what Gazette promises beyond.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

struct CheckResult {
  std::size_t articles = 0;
  std::vector<std::string> faults;  ///< each one line, without end; empty when the index is whole
};

/// Reads all of the index in `folder`: every table's structure; that each id has one document and
/// each document one id, the one in its record; that each record is the one its digest was made of.
/// No writer changes it meanwhile; one that is at work is waited for. Throws Error when there is no
/// index in `folder`, one of other rules, or a writer at work for longer than `wait`.
CheckResult check_index(const std::string& folder,
                        std::chrono::seconds wait = std::chrono::seconds{0});

}  // namespace gazette
