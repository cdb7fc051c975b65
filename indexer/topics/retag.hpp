// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index topics retag: assigns topics to the articles of an index again, by the names and
// rules of its topic tree or of another one.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>

#include "indexer/topics/refile_rounds.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

struct RetagOptions {
  std::string db;
  std::string topics_file = {};  ///< as given; empty: the tree of the index
  WriterTuning tuning = {};      ///< its topics and rules are ignored
  /// Without rules, topics that rules assigned are removed.
  WriterTuning::Rules rules = WriterTuning::Rules::used;
  RefileRun run = RefileRun::real;
};

struct RetagResult {
  std::size_t retagged = 0;
  std::size_t unchanged = 0;
  bool was_interrupted = false;
  RefileRun run = RefileRun::real;
  std::string model_fault = {};  ///< why the model does not fit the tree any more, and what to do
};

/// Maps the topics of sources and of the model to the tree again, and replaces those of rules.
/// Writes only articles whose topics differ, in several commits: a killed run keeps what it did,
/// and running it again finishes. The tree of the index changes in the last commit. Throws Error.
RetagResult retag(const RetagOptions& options, const std::atomic<bool>& interrupted);

/// The closing line, and more when it was interrupted or the model does not fit any more.
std::string render_text(const RetagResult& result);

}  // namespace gazette
