// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/variants.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/analysis/stop_words.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// The list of Lucene's EnglishAnalyzer.
constexpr std::array<std::string_view, 33> lucene_stop_words = {
    "a",   "an",    "and",  "are",   "as",    "at",   "be",   "but", "by",  "for",  "if",
    "in",  "into",  "is",   "it",    "no",    "not",  "of",   "on",  "or",  "such", "that",
    "the", "their", "then", "there", "these", "they", "this", "to",  "was", "will", "with"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_word_part(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

/// `text` with each of its words as `change` has it. A word is a run of letters, digits and _, with
/// apostrophes between.
template <typename ChangeWord>
std::string change_words(std::string_view text, ChangeWord change) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word_part(text[i])) {
      result += text[i++];
      continue;
    }
    std::size_t end = i;
    while (end < text.size() &&
           (is_word_part(text[end]) ||
            (text[end] == '\'' && end + 1 < text.size() && is_word_part(text[end + 1])))) {
      ++end;
    }
    result += change(text.substr(i, end - i));
    i = end;
  }
  return result;
}

bool is_stop_word(std::string_view word) { return stop_words("en")->contains(fold_case(word)); }

bool is_lucene_stop_word(std::string_view word) {
  const std::string folded = fold_case(word);
  return std::find(lucene_stop_words.begin(), lucene_stop_words.end(), folded) !=
         lucene_stop_words.end();
}

std::string marked(std::string_view word) {
  std::string result(word);
  if (result.ends_with("'s") || result.ends_with("'S")) result.resize(result.size() - 2);
  return result + '_';
}

Variant with(std::string name, RankingWeights recipe) { return {std::move(name), recipe}; }

}  // namespace

std::string with_kept_initials(std::string_view text) {
  std::string result(text);
  const auto letter = [&](std::size_t at) { return at < text.size() && is_letter(text[at]); };
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool is_initial = letter(i - 1) && (i < 2 || !is_word_part(text[i - 2]));
    if (text[i] == '.' && is_initial && letter(i + 1) && !letter(i + 2)) result[i] = '_';
  }
  return result;
}

std::string with_split_possessives(std::string_view text) {
  std::string result(text);
  std::replace(result.begin(), result.end(), '\'', ' ');
  return result;
}

std::string with_joined_hyphens(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_inside =
        i > 0 && i + 1 < text.size() && is_letter(text[i - 1]) && is_letter(text[i + 1]);
    if (text[i] != '-' || !is_inside) result += text[i];
  }
  return result;
}

std::string with_lucene_stop_words(std::string_view text) {
  return change_words(text, [](std::string_view word) {
    const bool is_ours_alone = is_stop_word(word) && !is_lucene_stop_word(word);
    return is_ours_alone ? marked(word) : std::string(word);
  });
}

std::string without_stop_words(std::string_view text) {
  return change_words(text, [](std::string_view word) {
    return is_stop_word(word) ? marked(word) : std::string(word);
  });
}

std::string without_stems(std::string_view text) {
  return change_words(text, [](std::string_view word) {
    return is_stop_word(word) ? std::string(word) : marked(word);
  });
}

std::string without_repetitions(std::string_view text) {
  std::set<std::string> seen;
  return change_words(text, [&](std::string_view word) {
    return seen.insert(fold_case(word)).second ? std::string(word) : std::string();
  });
}

std::vector<Variant> variants() {
  constexpr RankingWeights ours;
  RankingWeights plain = ours;
  plain.title_count = 1;
  plain.lead_count = 0;
  plain.burstiness_exponent = 0;
  std::vector<Variant> all;
  const auto add = [&](std::string name, auto change) -> Variant& {
    RankingWeights recipe = ours;
    change(recipe);
    return all.emplace_back(with(std::move(name), recipe));
  };
  const auto none = [](RankingWeights&) {};
  add("default", none);
  add("plain BM25: k1 1.2, b 0.75, Lucene's stop words, none of the below", [&](auto& r) {
    r = plain;
  }).change = with_lucene_stop_words;
  add("no burstiness", [](auto& r) { r.burstiness_exponent = 0; });
  add("burstiness to the power of 3/4", [](auto& r) { r.burstiness_exponent = .75; });
  add("burstiness to the power of 1", [](auto& r) { r.burstiness_exponent = 1; });
  add("burstiness at most 2", [](auto& r) { r.max_burstiness = 2; });
  add("burstiness without a limit", [](auto& r) { r.max_burstiness = 1e9; });
  add("title words count 1", [](auto& r) { r.title_count = 1; });
  add("title words count 4", [](auto& r) { r.title_count = 4; });
  add("no lead", [](auto& r) { r.lead_count = 0; });
  add("a lead in short bodies too", [](auto& r) { r.max_short_body_words = 0; });
  add("no title made where there is none", none).titles = Titles::as_given;
  add("b 0.6", [](auto& r) { r.b = .6; });
  add("b 0.45", [](auto& r) { r.b = .45; });
  add("k1 0.9", [](auto& r) { r.k1 = .9; });
  add("k1 1.6", [](auto& r) { r.k1 = 1.6; });
  add("stop words count in the index", [](auto& r) { r.stop_word_factor = 1; });
  add("Lucene's 33 stop words for Snowball's", none).change = with_lucene_stop_words;
  add("no stop words", none).change = without_stop_words;
  add("no stemming", none).change = without_stems;
  add("U.S. kept apart from us", none).change = with_kept_initials;
  add("possessives split (Kennedy s)", none).change = with_split_possessives;
  add("hyphenated words joined", none).change = with_joined_hyphens;
  add("a word typed twice counts once", none).change_query = without_repetitions;
  add("--expand", none).words = Words::expanded;
  add("--expand, words of any one article", [](auto& r) { r.least_feedback_articles = 1; }).words =
      Words::expanded;
  add("--expand, words however common", [](auto& r) { r.max_feedback_share = 1; }).words =
      Words::expanded;
  add("--expand by half the weight", [](auto& r) { r.feedback_weight = .5; }).words =
      Words::expanded;
  add("--expand by 50 words", [](auto& r) { r.feedback_words = 50; }).words = Words::expanded;
  return all;
}

}  // namespace gazette
