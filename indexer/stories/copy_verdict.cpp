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
constexpr std::size_t fewest_lenient_words = 60;  ///< shorter ones allow no filling at all
constexpr double shorter_share = .5;
constexpr double longer_share = .15;
constexpr double lead_share = .75;
constexpr double most_replaced_share = .2;  ///< of the shorter text
constexpr std::size_t fewest_fillings = 2;
constexpr double most_fillings = .03;  ///< of covered words
/// A form changes little but its fillings. Where most gaps are of plain words, somebody edited.
constexpr double form_slots_share = .5;       ///< of gaps
constexpr double most_edited_fillings = .05;  ///< of covered words

/// Passages of fewer words may be in two texts by chance.
constexpr std::size_t fewest_passage_words = 10;

/// A run that a text repeats is looked at in so many places, so that no comparison takes long.
constexpr std::size_t most_places = 16;

/// Of a long gap, the least share of words that the other text lacks.
constexpr double replaced_share = .5;

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool has(const std::vector<std::uint32_t>& sorted, std::uint32_t hash) {
  return std::binary_search(sorted.begin(), sorted.end(), hash);
}

/// Where the run is in `text` for the first time; the end of its sorted runs when it is nowhere.
std::vector<PlacedRun>::const_iterator find_run(const ComparedText& text, std::uint32_t hash) {
  const std::vector<PlacedRun>& runs = text.sorted_runs;
  const auto found =
      std::lower_bound(runs.begin(), runs.end(), hash,
                       [](PlacedRun run, std::uint32_t wanted) { return run.hash < wanted; });
  return found != runs.end() && found->hash == hash ? found : runs.end();
}

/// Which words of `text` lie in a run that `other` has.
std::vector<bool> covered_words(const ComparedText& text, const ComparedText& other) {
  std::vector<bool> covered(text.words.size());
  for (std::size_t i = 0; i < text.runs.size(); ++i) {
    if (find_run(other, text.runs[i]) == other.sorted_runs.end()) continue;
    for (std::size_t word = i; word < i + run_words; ++word) covered[word] = true;
  }
  return covered;
}

/// How many runs from `begin` on stand in `other` one after the other, at the place where they are
/// most.
std::size_t longest_match(const ComparedText& text, std::size_t begin, const ComparedText& other) {
  std::size_t longest = 0;
  std::size_t places = 0;
  for (auto run = find_run(other, text.runs[begin]);
       run != other.sorted_runs.end() && run->hash == text.runs[begin] && places < most_places;
       ++run, ++places) {
    const auto ends =
        std::mismatch(text.runs.begin() + static_cast<std::ptrdiff_t>(begin), text.runs.end(),
                      other.runs.begin() + run->place, other.runs.end());
    longest = std::max(longest, static_cast<std::size_t>(ends.first - text.runs.begin()) - begin);
  }
  return longest;
}

/// Which words of `text` lie in a passage of some length that `other` has word for word.
std::vector<bool> common_passages(const ComparedText& text, const ComparedText& other) {
  std::vector<bool> common(text.words.size());
  for (std::size_t begin = 0; begin < text.runs.size();) {
    const std::size_t matching = longest_match(text, begin, other);
    const std::size_t words = matching == 0 ? 0 : matching + run_words - 1;
    for (std::size_t i = begin; words >= fewest_passage_words && i < begin + words; ++i) {
      common[i] = true;
    }
    begin += std::max<std::size_t>(matching, 1);
  }
  return common;
}

/// Calls `visit(begin, end)` for each stretch of words that are covered, or are not.
template <typename Visit>
void visit_stretches(const std::vector<bool>& covered, bool wanted, const Visit& visit) {
  for (std::size_t i = 0; i < covered.size();) {
    const std::size_t begin = i;
    while (i < covered.size() && covered[i] == covered[begin]) ++i;
    if (covered[begin] == wanted) visit(begin, i);
  }
}

/// Words [begin, end) between covered ones, or from the beginning of a text.
struct Gap {
  std::size_t begin;
  std::size_t end;
  std::uint32_t before;  ///< the run before it; 0 at the beginning
  std::uint32_t after;   ///< the run after it

  std::size_t words() const { return end - begin; }
};

std::vector<Gap> gaps_of(const ComparedText& text, const std::vector<bool>& covered) {
  std::vector<Gap> gaps;
  visit_stretches(covered, false, [&](std::size_t begin, std::size_t end) {
    if (end == covered.size()) return;
    gaps.push_back(
        {begin, end, begin < run_words ? 0 : text.runs[begin - run_words], text.runs[end]});
  });
  return gaps;
}

/// The gap of another text in the place of `gap`; nullptr when there is none.
const Gap* counterpart(const std::vector<Gap>& gaps, const Gap& gap) {
  const auto found = std::find_if(gaps.begin(), gaps.end(), [&](const Gap& each) {
    return each.before == gap.before && each.after == gap.after;
  });
  return found == gaps.end() ? nullptr : &*found;
}

bool has_word(const ComparedText& text, const Gap& gap, std::uint32_t hash) {
  return std::any_of(text.words.begin() + static_cast<std::ptrdiff_t>(gap.begin),
                     text.words.begin() + static_cast<std::ptrdiff_t>(gap.end),
                     [&](const StoryWord& word) { return word.hash == hash; });
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

enum class Names : std::uint8_t { ignored, counted };

/// One of the two texts while they are compared.
struct Side {
  const ComparedText& text;
  std::vector<bool> covered;
  std::vector<Gap> gaps;
  std::vector<Gap> long_gaps;  ///< between common passages
};

Side side_of(const ComparedText& text, const ComparedText& other) {
  std::vector<bool> covered = covered_words(text, other);
  std::vector<Gap> gaps = gaps_of(text, covered);
  std::vector<Gap> long_gaps = gaps_of(text, common_passages(text, other));
  std::erase_if(long_gaps, [](const Gap& gap) { return gap.words() <= most_gap_words; });
  return {text, std::move(covered), std::move(gaps), std::move(long_gaps)};
}

void count_covered(const Side& side, TextCoverage& counts) {
  const std::vector<bool>& covered = side.covered;
  counts.words = covered.size();
  counts.covered = static_cast<std::size_t>(std::count(covered.begin(), covered.end(), true));
  counts.lead = std::min(lead_words, covered.size());
  const auto lead_end = covered.begin() + static_cast<std::ptrdiff_t>(counts.lead);
  counts.covered_lead = static_cast<std::size_t>(std::count(covered.begin(), lead_end, true));
}

/// A word fills a slot when the other text has a gap there without it, or has it nowhere.
void count_fillings(const Side& side, const Side& other, Names names, TextCoverage& counts) {
  for (const Gap& gap : side.gaps) {
    if (gap.words() > most_gap_words) continue;
    ++counts.gaps;
    const Gap* there = counterpart(other.gaps, gap);
    std::size_t figures = 0;
    bool has_name = false;
    for (std::size_t i = gap.begin; i < gap.end; ++i) {
      const auto [hash, kind] = side.text.words[i];
      if (kind == WordKind::plain) continue;
      const bool is_there = there != nullptr ? has_word(other.text, *there, hash)
                                             : has(other.text.sorted_hashes, hash);
      if (is_there) continue;
      figures += kind == WordKind::figure ? 1 : 0;
      has_name |= kind == WordKind::name && names == Names::counted;
    }
    counts.figures += figures;
    counts.names += has_name ? 1 : 0;
    counts.slots += figures > 0 || has_name ? 1 : 0;
  }
}

/// Of a long gap in both texts, the words of this one that the other lacks. A few runs may be in
/// both by chance; where many are, somebody edited the words.
void count_replaced(const Side& side, const Side& other, TextCoverage& counts) {
  for (const Gap& gap : side.long_gaps) {
    if (counterpart(other.long_gaps, gap) == nullptr) continue;
    const auto begin = side.covered.begin() + static_cast<std::ptrdiff_t>(gap.begin);
    const auto lacked = static_cast<std::size_t>(
        std::count(begin, begin + static_cast<std::ptrdiff_t>(gap.words()), false));
    if (share(lacked, gap.words()) >= replaced_share) counts.replaced += lacked;
  }
}

TextCoverage coverage(const Side& side, const Side& other, Names names) {
  TextCoverage counts;
  count_covered(side, counts);
  count_fillings(side, other, names, counts);
  count_replaced(side, other, counts);
  return counts;
}

/// Whether the texts are of one form. Only what differs in both counts: what one leaves out does
/// not.
bool is_filled_anew(const TextCoverage& first, const TextCoverage& second) {
  const std::size_t fillings = std::min(first.fillings(), second.fillings());
  const std::size_t figures = std::min(first.figures, second.figures);
  const std::size_t covered = std::min(first.covered, second.covered);
  const double slots_share =
      share(std::min(first.slots, second.slots), std::max(first.gaps, second.gaps));
  const bool is_edited = slots_share < form_slots_share;
  if (std::min(first.words, second.words) < fewest_lenient_words && !is_edited) return fillings > 0;
  const double most = is_edited ? most_edited_fillings : most_fillings;
  return (fillings >= fewest_fillings && share(fillings, covered) > most) ||
         (figures >= fewest_fillings && share(figures, covered) > most_fillings);
}

CopyReason reason_for(const TextCoverage& first, const TextCoverage& second) {
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
  if (share(std::min(first.replaced, second.replaced), shorter.words) > most_replaced_share) {
    return CopyReason::other_middle;
  }
  return is_filled_anew(first, second) ? CopyReason::other_figures : CopyReason::same_report;
}

}  // namespace

ComparedText compared_text(std::vector<StoryWord> words) {
  ComparedText text;
  text.runs = run_hashes(words);
  text.sorted_runs.reserve(text.runs.size());
  for (const std::uint32_t run : text.runs) {
    text.sorted_runs.push_back({run, static_cast<std::uint32_t>(text.sorted_runs.size())});
  }
  std::sort(text.sorted_runs.begin(), text.sorted_runs.end(), [](PlacedRun a, PlacedRun b) {
    return std::pair(a.hash, a.place) < std::pair(b.hash, b.place);
  });
  text.sorted_hashes.reserve(words.size());
  for (const StoryWord& word : words) text.sorted_hashes.push_back(word.hash);
  std::sort(text.sorted_hashes.begin(), text.sorted_hashes.end());
  text.words = std::move(words);
  return text;
}

CopyVerdict compare_texts(const ComparedText& first, const ComparedText& second) {
  const Side side = side_of(first, second);
  const Side other = side_of(second, first);
  const Names names = tells_names(first) && tells_names(second) ? Names::counted : Names::ignored;
  CopyVerdict verdict;
  verdict.first = coverage(side, other, names);
  verdict.second = coverage(other, side, names);
  const bool is_same = first.words.size() >= fewest_same_words && first.words == second.words;
  verdict.reason = is_same ? CopyReason::same_words : reason_for(verdict.first, verdict.second);
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
    case CopyReason::other_middle:
      return "the same beginning and end around something else";
    case CopyReason::other_figures:
      return "the same form with other figures or names";
    case CopyReason::too_far_apart:
      return "the same report, published too far apart";
    case CopyReason::undated:
      return "without a date, and not the same words";
  }
  return {};
}

}  // namespace gazette
