// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index topics classify: files the articles of an index by its topic model.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>

#include "indexer/commands/refile_rounds.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

struct ClassifyOptions {
  std::string db;
  WriterTuning tuning = {};
  RefileRun run = RefileRun::real;
};

struct ClassifyResult {
  std::size_t articles = 0;  ///< that were to be filed
  std::size_t filed = 0;     ///< of those
  std::size_t changed = 0;   ///< whose topics are other ones now
  bool was_interrupted = false;
  RefileRun run = RefileRun::real;
};

/// Files by the model all articles whose source states no topics (with `tuning.filed` all of them),
/// in the place of what a model filed before; what others filed stays. Commits now and then: a run
/// that is killed leaves what it has done, and running it again finishes. Throws Error.
ClassifyResult classify(const ClassifyOptions& options, const std::atomic<bool>& interrupted);

/// In a line, for a person.
std::string render_text(const ClassifyResult& result);

}  // namespace gazette
