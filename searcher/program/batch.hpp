// SPDX-License-Identifier: GPL-3.0-or-later
// Batches: the lines of a file, each answered before the next is read.
#pragma once

#include <functional>
#include <string>

#include "core/command_line/command_line.hpp"
#include "searcher/program/answer.hpp"

namespace gazette {

/// Where a batch writes. A text is written out when the function returns; it throws Error when it
/// cannot be.
struct BatchWriters {
  std::function<void(const std::string&)> results;
  std::function<void(const std::string&)> messages;
};

/// Answers the lines of the file `path`, or of standard input for `-` (docs/batch.md), by
/// `options`; a line may override them. A query that fails is reported in its place, and the next
/// is answered. Returns `error` if any query failed, else `no_hits` if none had hits. Throws Error
/// when the file cannot be read.
ExitCode answer_batch(const std::string& path, Searcher& searcher, const SearchOptions& options,
                      const Output& output, const BatchWriters& writers);

}  // namespace gazette
