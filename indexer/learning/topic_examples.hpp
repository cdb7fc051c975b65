// SPDX-License-Identifier: GPL-3.0-or-later
// The articles of an index that topics are learned from: those whose source states topics.
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

/// Reads the index at `generation` with `threads` threads. If more than `most` articles have
/// topics, about `most` are chosen by the hash of their ids, the same ones every time. Throws
/// Error.
TopicExamples read_examples(const std::filesystem::path& generation, std::size_t most,
                            unsigned threads);

}  // namespace gazette
