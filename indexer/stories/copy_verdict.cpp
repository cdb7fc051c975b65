// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/copy_verdict.hpp"

#include <algorithm>
#include <utility>

#include "indexer/stories/sketch.hpp"

namespace gazette {
namespace {

// Measured by scripts/evaluate-copies.
constexpr std::size_t lead_words = 60;
constexpr std::size_t most_gap_words = 20;
constexpr std::size_t fewest_words = 20;          ///< of texts that need not be the same
constexpr std::size_t fewest_same_words = 8;      ///< of texts that are the same
constexpr std::size_t fewest_lenient_words = 60;  ///< shorter ones allow no slot at all
constexpr double shorter_share = .5;
constexpr double longer_share = .15;
constexpr double lead_share = .75;
constexpr std::size_t fewest_slots = 2;
constexpr double most_slots_a_word = .03;  ///< of covered words

bool has(const std::vector<std::uint32_t>& sorted, std::uint32_t hash) {
  return std::binary_search(sorted.begin(), sorted.end(), hash);
}

/// Which words of `text` lie in a run that `other` has.
std::vector<bool> covered_words(const ComparedText& text, const ComparedText& other) {
  std::vector<bool> covered(text.words.size());
  const std::vector<std::uint32_t> runs = run_hashes(text.words);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!has(other.runs, runs[i])) continue;
    for (std::size_t word = i; word < i + run_words; ++word) covered[word] = true;
  }
  return covered;
}

/// Whether capital letters tell names: not in German, which writes every noun so, and not in
/// capitals throughout.
bool tells_names(const ComparedText& text) {
  constexpr std::size_t one_in = 4;
  const auto names = std::count_if(text.words.begin(), text.words.end(), [](const StoryWord& word) {
    return word.kind == WordKind::name;
  });
  return static_cast<std::size_t>(names) * one_in < text.words.size();
}

/// Of a text without its slots.
TextCoverage coverage(const std::vector<bool>& covered) {
  TextCoverage counts;
  counts.words = covered.size();
  counts.covered = static_cast<std::size_t>(std::count(covered.begin(), covered.end(), true));
  counts.lead = std::min(lead_words, covered.size());
  const auto lead_end = covered.begin() + static_cast<std::ptrdiff_t>(counts.lead);
  counts.covered_lead = static_cast<std::size_t>(std::count(covered.begin(), lead_end, true));
  return counts;
}

/// Adds what stands in the gaps of `text` and nowhere in `other`.
void count_slots(const ComparedText& text, const ComparedText& other,
                 const std::vector<bool>& covered, TextCoverage& counts) {
  for (std::size_t i = 0; i < covered.size();) {
    if (covered[i]) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < covered.size() && !covered[i]) ++i;
    if (i == covered.size() || i - begin > most_gap_words) continue;
    bool has_name = false;
    for (std::size_t word = begin; word < i; ++word) {
      const auto [hash, kind] = text.words[word];
      if (kind == WordKind::plain || has(other.hashes, hash)) continue;
      counts.figures += kind == WordKind::figure ? 1 : 0;
      has_name |= kind == WordKind::name;
    }
    counts.names += has_name ? 1 : 0;
  }
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

CopyReason reason_for(const CopyVerdict& verdict) {
  const TextCoverage& first = verdict.first;
  const TextCoverage& second = verdict.second;
  const auto& [shorter, longer] =
      first.words <= second.words ? std::pair(first, second) : std::pair(second, first);
  if (shorter.words < fewest_words) return CopyReason::too_short;
  if (share(shorter.covered, shorter.words) < shorter_share ||
      share(longer.covered, longer.words) < longer_share) {
    return CopyReason::little_common;
  }
  if (share(first.covered_lead, first.lead) < lead_share &&
      share(second.covered_lead, second.lead) < lead_share) {
    return CopyReason::other_lead;
  }
  const std::size_t covered = std::min(first.covered, second.covered);
  const bool is_lenient = shorter.words >= fewest_lenient_words;
  const bool is_filled = is_lenient ? verdict.slots >= fewest_slots &&
                                          share(verdict.slots, covered) > most_slots_a_word
                                    : verdict.slots > 0;
  return is_filled ? CopyReason::other_figures : CopyReason::same_report;
}

}  // namespace

ComparedText compared_text(std::vector<StoryWord> words) {
  ComparedText text;
  text.runs = run_hashes(words);
  std::sort(text.runs.begin(), text.runs.end());
  text.hashes.reserve(words.size());
  for (const StoryWord& word : words) text.hashes.push_back(word.hash);
  std::sort(text.hashes.begin(), text.hashes.end());
  text.words = std::move(words);
  return text;
}

CopyVerdict compare_texts(const ComparedText& first, const ComparedText& second) {
  const std::vector<bool> covered = covered_words(first, second);
  const std::vector<bool> other_covered = covered_words(second, first);
  CopyVerdict verdict;
  verdict.first = coverage(covered);
  verdict.second = coverage(other_covered);
  if (first.words == second.words && first.words.size() >= fewest_same_words) {
    verdict.reason = CopyReason::same_words;
    return verdict;
  }
  count_slots(first, second, covered, verdict.first);
  count_slots(second, first, other_covered, verdict.second);
  const bool counts_names = tells_names(first) && tells_names(second);
  const auto slots = [&](const TextCoverage& counts) {
    return counts.figures + (counts_names ? counts.names : 0);
  };
  verdict.slots = std::min(slots(verdict.first), slots(verdict.second));
  verdict.reason = reason_for(verdict);
  return verdict;
}

std::string_view text_of(CopyReason reason) {
  switch (reason) {
    case CopyReason::same_words:
      return "the same words";
    case CopyReason::same_report:
      return "the same report";
    case CopyReason::too_short:
      return "too few words, and not the same";
    case CopyReason::little_common:
      return "little in common";
    case CopyReason::other_lead:
      return "only a passage in common: they begin otherwise";
    case CopyReason::other_figures:
      return "the same form with other figures or names";
  }
  return {};
}

}  // namespace gazette
