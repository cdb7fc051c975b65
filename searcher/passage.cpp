// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/passage.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace gazette {
namespace {

/// A word that is shown again counts this much, all of them together less than one more word.
constexpr double repetition_score = 0.05;
constexpr double max_repetition_score = 0.5;
/// Two sentences that must be cut have to show a whole word more than what need not be.
constexpr double cutting_cost = 0.6;

struct Candidate {
  Passage passage;
  std::size_t last = 0;  ///< its last sentence
  double score = -1;
};

class Chooser {
 public:
  Chooser(const AnalyzedText& text, const std::vector<ByteRange>& sentences)
      : text_(text), sentences_(sentences) {}

  /// The best passage that begins with one of the sentences [begin, end).
  Candidate best_of(std::size_t begin, std::size_t end) const {
    Candidate best;
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t last = i; last < std::min(i + 2, sentences_.size()); ++last) {
        Candidate candidate = candidate_of(i, last);
        if (candidate.score > best.score + 1e-9) best = std::move(candidate);
      }
    }
    return best;
  }

  /// A second sentence is added where it fits, so that a short one does not stand alone.
  Passage filled_up(const Candidate& candidate) const {
    Passage passage = candidate.passage;
    const std::size_t next = candidate.last + 1;
    const bool is_alone = passage.range == sentences_[candidate.last];
    if (is_alone && next < sentences_.size() &&
        size(passage.range.begin, sentences_[next].end) <= max_snippet_code_points) {
      passage.range.end = sentences_[next].end;
    }
    return passage;
  }

 private:
  std::size_t size(std::size_t begin, std::size_t end) const {
    return count_code_points(text_.text.substr(begin, end - begin));
  }

  std::vector<Match>::const_iterator first_match(std::size_t begin) const {
    return std::lower_bound(
        text_.matches.begin(), text_.matches.end(), begin,
        [](const Match& match, std::size_t at) { return match.bytes.begin < at; });
  }

  Candidate candidate_of(std::size_t first, std::size_t last) const {
    const ByteRange whole{sentences_[first].begin, sentences_[last].end};
    Candidate candidate;
    candidate.last = last;
    Passage& passage = candidate.passage;
    passage.range = cut_to_size(whole);
    passage.is_cut_before = passage.range.begin > whole.begin;
    passage.is_cut_behind = passage.range.end < whole.end;
    std::vector<bool> seen(text_.patterns.size());
    double repetitions = 0;
    for (auto match = first_match(passage.range.begin);
         match != text_.matches.end() && match->bytes.begin < passage.range.end; ++match) {
      if (match->bytes.end > passage.range.end) continue;
      if (seen[match->pattern]) {
        repetitions += repetition_score;
      } else {
        passage.words += text_.patterns[match->pattern].size();
      }
      seen[match->pattern] = true;
    }
    candidate.score =
        static_cast<double>(passage.words) + std::min(repetitions, max_repetition_score);
    if (last > first && !(passage.range == whole)) candidate.score -= cutting_cost;
    return candidate;
  }

  /// A stretch of `whole` no longer than the limit, cut at word ends, with the first match in its
  /// first third.
  ByteRange cut_to_size(ByteRange whole) const {
    if (size(whole.begin, whole.end) <= max_snippet_code_points) return whole;
    const auto match = first_match(whole.begin);
    const bool has_match = match != text_.matches.end() && match->bytes.begin < whole.end;
    const std::size_t wanted = has_match ? match->bytes.begin : whole.begin;
    auto token =
        std::lower_bound(text_.tokens.begin(), text_.tokens.end(), wanted,
                         [](const Token& each, std::size_t at) { return each.bytes.begin < at; });
    std::size_t begin = wanted;
    while (token != text_.tokens.begin() && std::prev(token)->bytes.begin >= whole.begin &&
           size(std::prev(token)->bytes.begin, wanted) <= max_snippet_code_points / 3) {
      --token;
      begin = token->bytes.begin;
    }
    if (size(whole.begin, wanted) <= max_snippet_code_points / 3) begin = whole.begin;
    std::size_t end = std::min(cut_point(text_.text, begin + max_snippet_code_points), whole.end);
    for (bool is_first = true; token != text_.tokens.end() && token->bytes.end <= whole.end &&
                               size(begin, token->bytes.end) <= max_snippet_code_points;
         ++token, is_first = false) {
      end = is_first ? token->bytes.end : std::max(end, token->bytes.end);
    }
    return {begin, end};
  }

  const AnalyzedText& text_;
  const std::vector<ByteRange>& sentences_;
};

}  // namespace

Passage best_passage(const AnalyzedText& text, const std::vector<ByteRange>& sentences,
                     FirstSentence first) {
  const Chooser chooser(text, sentences);
  if (first == FirstSentence::says_more || sentences.size() == 1) {
    return chooser.filled_up(chooser.best_of(0, sentences.size()));
  }
  const Candidate best = chooser.best_of(1, sentences.size());
  const Candidate lead = chooser.best_of(0, 1);
  return chooser.filled_up(lead.passage.words > best.passage.words ? lead : best);
}

}  // namespace gazette
