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
  bool can_be() { return finds_something({}); }

  /// Whether a trial was left out, or found nothing, for lack of time.
  bool ran_out_of_time() const { return ran_out_of_time_; }

  std::vector<std::string> complete(const UnfinishedWord& open) {
    std::vector<std::string> found;
    for (const std::string& word : words_begun(open)) {
      if (found.size() == max_completions || tried_bytes_ >= max_tried_bytes) break;
      ran_out_of_time_ |= time_.is_over();
      if (ran_out_of_time_) break;
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
    return finds_something(query);
  }

  bool finds_something(const ParsedQuery& query) {
    const Page page = build_page(trial_, query, index_, time_);
    ran_out_of_time_ |= page.total == 0 && page.ran_out_of_time;
    return page.total > 0;
  }

  ResolvedRequest trial_;
  const OpenIndex& index_;
  const TimeLimit& time_;
  WordList list_;
  std::size_t tried_bytes_ = 0;
  bool ran_out_of_time_ = false;
};

}  // namespace

Completions completions(const ResolvedRequest& request, const OpenIndex& index,
                        const TimeLimit& time) {
  Completer completer(request, index, time);
  if (!completer.can_be()) return {{}, completer.ran_out_of_time()};
  const std::string typed = repair_utf8(request.options.query);
  if (typed.size() > max_query_bytes) return {};
  for (const UnfinishedWord& open :
       unfinished_words(typed, request.options.syntax, index.view.analyzer)) {
    std::vector<std::string> found = completer.complete(open);
    if (found.empty()) continue;
    return {std::move(found), completer.ran_out_of_time()};
  }
  return {{}, completer.ran_out_of_time()};
}

}  // namespace gazette
