// SPDX-License-Identifier: GPL-3.0-or-later
// Expands the words of a query to terms of the index: a word to its stems, a pattern (`harb*`,
// `harbor~`, `h*r`) to the words of the index that match, and each of these to its stems.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/query/warning.hpp"
#include "core/query/word_expansion.hpp"
#include "core/query/word_form.hpp"
#include "core/schema/schema.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/values/request.hpp"
#include "searcher/words/compound_words.hpp"
#include "searcher/words/word_list.hpp"

namespace gazette {

/// How many words of the index a pattern stands for at most: the most frequent, or for `harbor~`
/// the nearest.
inline constexpr std::size_t max_pattern_words = 100;
inline constexpr std::size_t max_similar_words = 50;

/// For one query, over whose limits it keeps count. Throws Xapian's errors. Not thread-safe.
class WordExpander {
 public:
  WordExpander(const IndexView& index, Syntax syntax)
      : index_(index), syntax_(syntax), compounds_(index) {}

  /// The words of `typed` in order, with their terms in every language of the index. `byte_offset`
  /// is where `typed` is in the query, for warnings. The same place is expanded once, however
  /// often it is asked for.
  std::vector<ExpandedWord> expand(std::string_view typed, std::size_t byte_offset);

  /// The same for a condition on `field`. REQUIRES: it is of kind text or name.
  std::vector<ExpandedWord> expand(const Field& field, std::string_view typed,
                                   std::size_t byte_offset);

  /// Warnings about single words since the last call.
  std::vector<Warning> take_warnings() { return std::exchange(warnings_, {}); }

  /// Warnings about the whole query since the last call: that it reached a limit, that a server
  /// holds the words. Each is given once.
  std::vector<Warning> take_limits() { return std::exchange(limits_, {}); }

 private:
  using Words = std::vector<ExpandedWord>;

  Words expand_all(const Field* names, std::string_view typed, std::size_t byte_offset);
  Words expand_one(const Field* names, std::string_view typed, std::size_t byte_offset);
  Words plain(const Field* names, std::string_view text);
  Words with_compounds(const Field* names, Words words);
  Words expand_form(const Field* names, std::string_view typed, const WordForm& form,
                    std::size_t byte_offset);
  /// The beginning of a word that only a dictionary cuts (Thai, Japanese), and that it cuts
  /// elsewhere while the end is missing; nothing when no word begins so.
  std::optional<Words> expand_in_one_piece(const Field* names, std::string_view typed,
                                           const WordForm& form, const Words& words,
                                           std::size_t byte_offset);
  ExpandedWord expanded(const Field* names, const WordForm& form, const ExpandedWord& exact,
                        const FoundWords& found);
  FoundWords find(const Field* names, WordPattern&& pattern, std::size_t most);
  void warn_of_cut(std::string_view typed, const WordForm& form, std::size_t byte_offset,
                   const FoundWords& found);

  IndexView index_;
  Syntax syntax_;
  std::optional<WordList> list_;  ///< opened by the first pattern
  /// Patterns by place and text: the compiler looks at some words twice; in a tree that was
  /// rewritten two patterns may claim one place.
  std::map<std::tuple<std::size_t, const Field*, std::string>, Words> known_;
  CompoundWords compounds_;
  std::size_t patterns_ = 0;
  bool warned_of_patterns_ = false;
  bool warned_of_letters_ = false;
  std::vector<Warning> warnings_;
  std::vector<Warning> limits_;
};

}  // namespace gazette
