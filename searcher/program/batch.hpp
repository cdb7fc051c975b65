// SPDX-License-Identifier: GPL-3.0-or-later
// Many queries by one process: each line of a file is answered before the next is read.
#pragma once

#include <functional>
#include <string>

#include "core/command_line/command_line.hpp"
#include "searcher/program/answer.hpp"

namespace gazette {

/// Where a batch writes. Whoever gives these sees to it that a result is out when they return, and
/// throws Error when it cannot be written.
struct BatchOutput {
  std::function<void(const std::string&)> results;
  std::function<void(const std::string&)> messages;
};

/// Answers the lines of the file `path`, or of standard input for `-` (docs/batch.md), by
/// `options`, of which a line may have its own. A query that fails is reported in its place, and
/// the next is answered. The exit code is `error` if any failed, else `no_hits` if none had hits.
/// Throws Error when the file cannot be read.
ExitCode answer_batch(const std::string& path, Searcher& searcher, const SearchOptions& options,
                      const OutputForm& form, const BatchOutput& output);

}  // namespace gazette
