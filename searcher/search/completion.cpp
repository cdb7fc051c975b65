// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/completion.hpp"

#include <algorithm>

#include "core/query/word_expansion.hpp"
#include "core/text/text.hpp"
#include "searcher/search/unfinished_word.hpp"
#include "searcher/words/letter_pattern.hpp"
#include "searcher/words/word_list.hpp"

namespace gazette {
namespace {

/// `request` as one that only says whether anything is found.
ResolvedRequest trial_of(ResolvedRequest request) {
  Request& options = request.options;
  options.query.clear();
  options.timeline.reset();
  options.sort = SortOrder::relevance;
  options.offset = 0;
  options.limit = 0;
  options.counting = Counting::none;
  options.suggestions = Suggestions::no;
  options.explain = Explain::no;
  request.boosts = {};
  request.facets.clear();
  return request;
}

/// In any language of the index: nobody is helped with those, and few would mean them.
bool is_stop_word(const std::string& word, const IndexView& index) {
  const std::vector<ExpandedWord> words = expand_words(word, index.languages, index.analyzer);
  return std::ranges::all_of(
      words, [](const ExpandedWord& each) { return each.stop != ExpandedWord::Stop::no; });
}

class Completer {
 public:
  Completer(const ResolvedRequest& request, const OpenIndex& index, const TimeLimit& time)
      : trial_(trial_of(request)),
        index_(index),
        time_(time),
        list_(index.view.db, index.view.places) {}

  /// Whether there is any article under the filters.
  bool can_be() { return build_page(trial_, {}, index_, time_).total > 0; }

  std::vector<std::string> complete(const UnfinishedWord& open) {
    std::vector<std::string> found;
    for (const std::string& word : words_begun(open)) {
      const bool is_tried = tried_bytes_ < max_tried_bytes && !time_.is_over();
      if (found.size() == max_completions || !is_tried) break;
      if (finds_something(open, word)) found.push_back(completed(open, word));
    }
    return found;
  }

 private:
  /// Words of the index that go on from the open one, the most frequent first.
  std::vector<std::string> words_begun(const UnfinishedWord& open) {
    LetterPattern pattern(plain_letters(open.word), 0, LetterPattern::Reach::beginning);
    std::vector<std::string> words;
    for (const ListedWord& listed : list_.find(std::move(pattern), max_tried_words).words) {
      const bool is_said = listed.word == open.word ||
                           (open.behind.empty() && is_stop_word(listed.word, index_.view));
      if (!is_said) words.push_back(listed.word);
    }
    return words;
  }

  bool finds_something(const UnfinishedWord& open, const std::string& word) {
    const std::size_t bytes = completed(open, word).size();
    if (bytes > max_query_bytes) return false;
    tried_bytes_ += bytes;
    const ParsedQuery query = completed_strictly(open, word, trial_.options.syntax);
    return build_page(trial_, query, index_, time_).total > 0;
  }

  ResolvedRequest trial_;
  const OpenIndex& index_;
  const TimeLimit& time_;
  WordList list_;
  std::size_t tried_bytes_ = 0;
};

}  // namespace

std::vector<std::string> completions(const ResolvedRequest& request, const OpenIndex& index,
                                     const TimeLimit& time) {
  Completer completer(request, index, time);
  if (!completer.can_be()) return {};
  const std::string typed = repair_utf8(request.options.query);
  if (typed.size() > max_query_bytes) return {};
  for (const UnfinishedWord& open :
       unfinished_words(typed, request.options.syntax, index.view.analyzer)) {
    std::vector<std::string> found = completer.complete(open);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace gazette
