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

/// In bytes.
struct ExampleLimits {
  std::size_t bytes;        ///< for the examples, by their footprint
  std::size_t cache_bytes;  ///< for words, while they are made, all threads together
};

/// Reads the index at `generation` with `threads` threads. If the examples do not fit, those are
/// taken whose ids have the lowest hashes, the same ones every time. Throws Error.
TopicExamples read_examples(const std::filesystem::path& generation, ExampleLimits limits,
                            unsigned threads);

}  // namespace gazette
