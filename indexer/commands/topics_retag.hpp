// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index topics retag: files the articles of an index anew, by the names and rules of its
// tree of topics or of another one.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>

#include "indexer/commands/refile_rounds.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

struct RetagOptions {
  std::string db;
  std::string topics_file = {};  ///< as it was given; empty for the tree of the index
  WriterTuning tuning = {};      ///< without topics and rules
  /// Without them what rules gave is taken away.
  WriterTuning::Rules rules = WriterTuning::Rules::used;
  RefileRun run = RefileRun::real;
};

struct RetagResult {
  std::size_t retagged = 0;
  std::size_t unchanged = 0;
  bool was_interrupted = false;
  RefileRun run = RefileRun::real;
  std::string model_fault = {};  ///< why the index's model does not fit the tree, and the cure
};

/// The paths that sources and a model gave are mapped anew, what rules gave is replaced. Writes
/// only articles whose topics differ, and commits now and then: a run that is killed leaves what it
/// has done, and running it again finishes. The index says that it is filed by another tree when
/// all of it is. Throws Error.
RetagResult retag(const RetagOptions& options, const std::atomic<bool>& interrupted);

/// The closing line, and others when it was interrupted or leaves a model that does not fit.
std::string render_text(const RetagResult& result);

}  // namespace gazette
