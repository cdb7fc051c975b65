// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two articles tell one story in the same words, as reprints of an agency's report do, or
// only share a form that each day fills in anew, as weather reports do. Resemblance does not show
// this: forms resemble each other more than a report and its shortened copy. What shows it is what
// stands where the texts differ. A copy leaves something out, or adds to it; a form has other
// figures and names in the same places of both texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/stories/story_words.hpp"

namespace gazette {

/// A run of words and the number of its first one.
struct PlacedRun {
  std::uint32_t hash;
  std::uint32_t place;
};

/// An article as it is compared. 24 bytes a word.
struct ComparedText {
  std::vector<StoryWord> words;
  std::vector<std::uint32_t> runs;           ///< hashes of the runs of words, in their order
  std::vector<PlacedRun> sorted_runs;        ///< the same by hash, then by place
  std::vector<std::uint32_t> sorted_hashes;  ///< of the words
};

ComparedText compared_text(std::vector<StoryWord> words);

/// How one text looks beside another. A gap is a run of words that the other text lacks, between
/// words that it has.
struct TextCoverage {
  std::size_t words = 0;
  std::size_t covered = 0;       ///< words in a run of three that the other text has too
  std::size_t lead = 0;          ///< the first words, 60 at most
  std::size_t covered_lead = 0;  ///< of them
  std::size_t gaps = 0;          ///< of at most 20 words
  std::size_t slots = 0;         ///< gaps with a figure or name that the other text lacks there
  std::size_t figures = 0;       ///< in slots
  std::size_t names = 0;         ///< slots with a name
  std::size_t replaced = 0;      ///< words in long gaps that the other text fills otherwise

  std::size_t fillings() const { return figures + names; }
};

enum class CopyReason : std::uint8_t {
  // of copies:
  same_words,
  same_report,
  // of others:
  too_short,      ///< too few words to tell, and they are not the same
  little_common,  ///< too little of the shorter or of the longer text is in the other
  other_lead,     ///< both begin otherwise: they share a passage
  other_middle,   ///< the same beginning and end, as columns have, around something else
  other_figures,  ///< the same form with other figures or names
  too_far_apart,  ///< in time
  undated,        ///< without a date, and not the same words
};

constexpr bool is_copy(CopyReason reason) {
  return reason == CopyReason::same_words || reason == CopyReason::same_report;
}

struct CopyVerdict {
  CopyReason reason = CopyReason::too_short;
  TextCoverage first;   ///< of the first text, in the second
  TextCoverage second;  ///< of the second text, in the first

  bool is_copy() const { return gazette::is_copy(reason); }
};

/// Depends on the two texts alone, and not on their order but for which is `first`. O(n log n) in
/// their words.
CopyVerdict compare_texts(const ComparedText& first, const ComparedText& second);

/// For people: "the same form with other figures or names".
std::string_view text_of(CopyReason reason);

}  // namespace gazette
