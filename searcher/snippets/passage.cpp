// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/passage.hpp"

#include <algorithm>

#include "core/text/text.hpp"

namespace gazette {
namespace {

/// What a repeated word counts; all repetitions together count less than one more word.
constexpr double repetition_score = 0.05;
constexpr double max_repetition_score = 0.5;
/// Two sentences that must be cut must show one more word than a passage that need not be.
constexpr double cutting_cost = 0.6;

/// How many places to cut a sentence are compared.
constexpr int max_places = 256;

struct Candidate {
  Passage passage;
  std::size_t last = 0;  ///< its last sentence
  double score = -1;
};

class Chooser {
 public:
  Chooser(const AnalyzedText& text, const std::vector<ByteRange>& sentences)
      : text_(text), sentences_(sentences) {}

  Candidate best() const {
    Candidate best;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      for (std::size_t last = i; last < std::min(i + 2, sentences_.size()); ++last) {
        const Candidate candidate = candidate_of(i, last);
        if (candidate.score > best.score + 1e-9) best = candidate;
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
        fits(passage.range.begin, sentences_[next].end, max_snippet_code_points)) {
      passage.range.end = sentences_[next].end;
    }
    return passage;
  }

 private:
  /// Whether [begin, end) has at most `limit` code points, which are counted only where the number
  /// of bytes does not decide.
  bool fits(std::size_t begin, std::size_t end, std::size_t limit) const {
    constexpr std::size_t max_bytes_a_code_point = 4;
    const std::size_t bytes = end - begin;
    if (bytes <= limit || bytes > limit * max_bytes_a_code_point) return bytes <= limit;
    return count_code_points(text_.text.substr(begin, bytes)) <= limit;
  }

  std::vector<Match>::const_iterator first_match(std::size_t begin) const {
    return std::lower_bound(
        text_.matches.begin(), text_.matches.end(), begin,
        [](const Match& match, std::size_t at) { return match.bytes.begin < at; });
  }

  Candidate candidate_of(std::size_t first, std::size_t last) const {
    const ByteRange whole{sentences_[first].begin, sentences_[last].end};
    if (fits(whole.begin, whole.end, max_snippet_code_points)) {
      const Shown shown = shown_in(whole);
      return {{whole, false, false, shown.words}, last, shown.score()};
    }
    Candidate candidate = best_cut(whole);
    candidate.last = last;
    if (last > first) candidate.score -= cutting_cost;
    return candidate;
  }

  /// What a passage shows of the query.
  struct Shown {
    std::size_t words = 0;
    double repetitions = 0;

    double score() const {
      return static_cast<double>(words) + std::min(repetitions, max_repetition_score);
    }
  };

  Shown shown_in(ByteRange range) const {
    Shown shown;
    std::vector<bool> seen(text_.patterns.size());
    for (auto match = first_match(range.begin);
         match != text_.matches.end() && match->bytes.begin < range.end; ++match) {
      if (match->bytes.end > range.end) continue;
      if (seen[match->pattern]) {
        shown.repetitions += repetition_score;
      } else {
        shown.words += text_.patterns[match->pattern].size();
      }
      seen[match->pattern] = true;
    }
    return shown;
  }

  /// The stretch of `whole`, no longer than the limit, that shows most.
  Candidate best_cut(ByteRange whole) const {
    Candidate best;
    const auto consider = [&](std::size_t wanted) {
      const ByteRange range = cut_around(wanted, whole);
      const Shown shown = shown_in(range);
      // Among equals the first, so that as little as can be of the beginning is cut.
      if (best.score >= 0 && shown.words <= best.passage.words) return;
      best.passage = {range, range.begin > whole.begin, range.end < whole.end, shown.words};
      best.score = shown.score();
    };
    auto match = first_match(whole.begin);
    for (int places = 0;
         places < max_places && match != text_.matches.end() && match->bytes.begin < whole.end;
         ++places, ++match) {
      consider(match->bytes.begin);
    }
    if (best.score < 0) consider(whole.begin);
    return best;
  }

  /// A stretch of `whole` no longer than the limit, cut at word ends, with `wanted` in its first
  /// third.
  ByteRange cut_around(std::size_t wanted, ByteRange whole) const {
    auto token =
        std::lower_bound(text_.tokens.begin(), text_.tokens.end(), wanted,
                         [](const Token& each, std::size_t at) { return each.bytes.begin < at; });
    std::size_t begin = wanted;
    while (token != text_.tokens.begin() && std::prev(token)->bytes.begin >= whole.begin &&
           fits(std::prev(token)->bytes.begin, wanted, max_snippet_code_points / 3)) {
      --token;
      begin = token->bytes.begin;
    }
    if (fits(whole.begin, wanted, max_snippet_code_points / 3)) begin = whole.begin;
    const std::string_view rest = text_.text.substr(begin, whole.end - begin);
    std::size_t end = begin + cut_point(rest, max_snippet_code_points);
    for (bool is_first = true; token != text_.tokens.end() && token->bytes.end <= whole.end &&
                               fits(begin, token->bytes.end, max_snippet_code_points);
         ++token, is_first = false) {
      end = is_first ? token->bytes.end : std::max(end, token->bytes.end);
    }
    return {begin, end};
  }

  const AnalyzedText& text_;
  const std::vector<ByteRange>& sentences_;
};

}  // namespace

Passage best_passage(const AnalyzedText& text, const std::vector<ByteRange>& sentences) {
  const Chooser chooser(text, sentences);
  return chooser.filled_up(chooser.best());
}

}  // namespace gazette
