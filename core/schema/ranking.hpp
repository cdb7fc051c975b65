// SPDX-License-Identifier: GPL-3.0-or-later
// All parameters of ranking, those of the index and those of a search. The programs use the
// defaults; only measurements (tests/evaluate) use others. docs/ranking.md says what each gains.
#pragma once

#include <cstdint>

namespace gazette {

struct RankingWeights {
  /// How much each occurrence of a word adds to its wdf. A change of these needs a new index: raise
  /// `analysis_name`.
  std::uint32_t title_count = 2;
  std::uint32_t body_count = 1;
  /// News comes first in a story: the first words of a long body count this much more. A short body
  /// is all lead.
  std::uint32_t lead_count = 1;
  std::uint32_t lead_words = 50;
  std::uint32_t max_short_body_words = 250;
  std::uint32_t summary_count = 0;  ///< found, but not scored
  std::uint32_t stop_word_factor = 0;

  /// BM25; k2 is 0, k3 so large that a word typed twice counts twice, and no length is too small.
  double k1 = 1.2;
  double b = 0.75;

  /// A word's weight is scaled by its burstiness: min(max, (cf + 1) / df) to this power, where cf
  /// is how often it is written in the index and df in how many articles.
  double max_burstiness = 5;
  double burstiness_exponent = 0.5;

  /// The weight of a word is multiplied by this for each typing error between it and the typed one.
  double edit_factor = 0.5;

  /// What an article gains that has a word as it was typed, as a share of the weight of that word;
  /// and one that has a word in capitals that was typed so.
  double own_form_share = 0.05;
  double capitals_share = 0.5;

  /// What an article gains that is in the language of the query, as a share of the weights of all
  /// its words.
  double language_share = 0.2;

  /// What an article scores for a word that it spells otherwise, as a share of the weight of the
  /// word.
  double spelling_share = 0.1;

  /// How much a pair of letters weighs beside the words that it is in. It has no burstiness.
  double pair_share = 1;

  /// `--expand`: how many of the best articles words are taken from, once copies of one story are
  /// set aside, in how many of these a word must be, in how large a share of all articles it may
  /// be, and how many words are taken.
  std::uint32_t feedback_articles = 10;
  std::uint32_t least_feedback_articles = 2;
  double max_feedback_share = 0.1;
  std::uint32_t feedback_words = 25;
  double feedback_weight = 1;  ///< of the best of these words

  /// `--recency`, `--around`: the most that an article gains by its date, as a share of the best
  /// score.
  double max_date_share = 1.0 / 3;

  friend bool operator==(const RankingWeights&, const RankingWeights&) = default;
};

}  // namespace gazette
