// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/language_preference.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <set>
#include <string_view>

#include "core/analysis/stop_words.hpp"
#include "core/analysis/term_marks.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// A value for each mark of stems.
template <typename Value>
using ByMark = std::array<Value, std::tuple_size_v<ArticlesByMark>>;

constexpr double least_certainty = 0.9;

/// A language of more than this share of the articles comes first anyway.
constexpr double largest_share = 0.9;

std::size_t index_of(char mark) { return static_cast<unsigned char>(mark); }

/// Which marks have a language where one of `words` is a stop word.
ByMark<bool> marks_with_stop_words(const std::vector<ExpandedWord>& words,
                                   const std::vector<std::string>& languages) {
  ByMark<bool> marks = {};
  for (const std::string& language : languages) {
    const StopWords* const list = stop_words(language);
    if (list == nullptr) continue;
    bool& has_one = marks.at(index_of(mark_of_language(language)));
    has_one = has_one || std::any_of(words.begin(), words.end(), [&](const ExpandedWord& word) {
                return word.stop != ExpandedWord::Stop::no && list->contains(fold_case(word.typed));
              });
  }
  return marks;
}

/// How likely the words are in the articles of each mark, as logarithms. A language comes as often
/// as it has articles.
ByMark<double> likelihoods(const std::vector<ExpandedWord>& words, const IndexView& index) {
  const ArticlesByMark& articles = index.articles_by_mark;
  ByMark<double> sums = {};
  for (std::size_t mark = 0; mark < sums.size(); ++mark) sums[mark] = std::log(articles[mark]);
  std::set<std::vector<std::string>> known;
  for (const ExpandedWord& word : words) {
    if (!known.insert(word.terms).second) continue;
    ByMark<double> with = {};
    for (const std::string& term : word.terms) {
      double& most = with.at(index_of(mark_of(term)));
      most = std::max<double>(most, index.db.get_termfreq(term));
    }
    for (std::size_t mark = 0; mark < sums.size(); ++mark) {
      sums[mark] += std::log((with[mark] + 0.5) / (articles[mark] + 1));
    }
  }
  return sums;
}

}  // namespace

std::vector<std::string> languages_typed_in(const std::vector<ExpandedWord>& words,
                                            const IndexView& index) {
  const ArticlesByMark& articles = index.articles_by_mark;
  const double all = std::accumulate(articles.begin(), articles.end(), 0.0);
  const ByMark<bool> has_stop_word = marks_with_stop_words(words, index.languages);
  const auto is_candidate = [&](std::size_t mark) {
    return has_stop_word.at(mark) && articles.at(mark) <= all * largest_share;
  };
  std::size_t candidates = 0;
  for (std::size_t mark = 0; mark < articles.size(); ++mark) candidates += is_candidate(mark);
  if (candidates == 0) return {};
  const ByMark<double> likely = likelihoods(words, index);
  const auto best = std::max_element(likely.begin(), likely.end());
  const auto best_mark = static_cast<std::size_t>(best - likely.begin());
  double sum = 0;
  for (const double each : likely) sum += std::exp(each - *best);
  if (!is_candidate(best_mark) || 1 / sum < least_certainty) return {};
  std::vector<std::string> languages;
  for (const std::string& language : index.languages) {
    if (index_of(mark_of_language(language)) == best_mark) languages.push_back(language);
  }
  return languages;
}

}  // namespace gazette
