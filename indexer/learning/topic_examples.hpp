// SPDX-License-Identifier: GPL-3.0-or-later
// The articles of an index that topics are learned from: those whose source states some.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "indexer/learning/topic_training.hpp"

namespace gazette {

struct TopicExamples {
  std::vector<TopicExample> examples;  ///< in the order of the index
  std::size_t labelled = 0;            ///< articles of the index whose source states topics
};

/// Reads the index at `generation` in `threads` threads. Where it has more than `most` articles
/// with topics, those are taken whose ids have the lowest hashes: always the same. Throws Error.
TopicExamples read_examples(const std::filesystem::path& generation, std::size_t most,
                            unsigned threads);

}  // namespace gazette
