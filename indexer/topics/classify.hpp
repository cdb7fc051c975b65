// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index topics classify: assigns topics to the articles of an index by its topic model.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>

#include "indexer/topics/refile_rounds.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

struct ClassifyOptions {
  std::string db;
  WriterTuning tuning = {};
  RefileRun run = RefileRun::real;
};

struct ClassifyResult {
  std::size_t articles = 0;  ///< without topics of a source, or all
  std::size_t filed = 0;     ///< of these, with topics of the model now
  std::size_t changed = 0;   ///< whose topics differ now
  bool was_interrupted = false;
  RefileRun run = RefileRun::real;
};

/// Replaces the topics that a model assigned by those of the current model, in all articles whose
/// source states no topics (`tuning.filed`: in all). Topics from elsewhere stay. Commits several
/// times: a killed run keeps what it did, and running it again finishes. Throws Error.
ClassifyResult classify(const ClassifyOptions& options, const std::atomic<bool>& interrupted);

/// One line for people, or two when interrupted.
std::string render_text(const ClassifyResult& result);

}  // namespace gazette
