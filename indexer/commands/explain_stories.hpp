// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index stories explain: whether two articles of an index are copies of one story, and why.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "indexer/stories/copy_verdict.hpp"

namespace gazette {

struct StoryExplanation {
  std::array<std::string, 2> ids;
  CopyVerdict verdict;                         ///< with the times of publication
  std::array<std::size_t, 2> sketch_hashes{};  ///< of each article
  std::size_t shared_hashes = 0;               ///< of the two sketches
  bool are_candidates = false;                 ///< whether they share enough to be compared
  std::optional<std::chrono::seconds> apart;   ///< in time; nothing when one has no date

  /// Whether they are found to be copies. Verdicts are on candidates only.
  bool are_copies() const { return are_candidates && verdict.is_copy(); }
};

/// Compares the articles of those ids in the index in `folder`. Throws Error when one of them is
/// not there, or when the index cannot be read.
StoryExplanation explain_stories(const std::string& folder, const std::string& first_id,
                                 const std::string& second_id);

/// Lines for people.
std::string render_text(const StoryExplanation& explanation);

/// gazette.story-explanation/1 of docs/json.md, one line.
std::string render_json(const StoryExplanation& explanation);

}  // namespace gazette
