// SPDX-License-Identifier: GPL-3.0-or-later
// The words of one query as its index has them: `harb*` and `harbor~` become the words of the index
// that fit, and each of these its stems.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/query/word_expansion.hpp"
#include "core/query/word_form.hpp"
#include "core/schema/schema.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/values/request.hpp"
#include "searcher/words/word_list.hpp"

namespace gazette {

inline constexpr unsigned max_edits = 2;
inline constexpr std::size_t max_beginning_words = 100;
inline constexpr std::size_t max_similar_words = 50;

class TypedWords {
 public:
  TypedWords(const IndexView& index, Syntax syntax) : index_(index), syntax_(syntax) {}

  /// The words of `typed` in order, in every language searched. `byte_offset` is where it stands in
  /// the query, for warnings.
  std::vector<ExpandedWord> read(std::string_view typed, std::size_t byte_offset);

  /// The same for a condition on `field`, of kind text or name.
  std::vector<ExpandedWord> read(const Field& field, std::string_view typed,
                                 std::size_t byte_offset);

  /// What could not be done as it was typed, since the last call.
  std::vector<std::string> take_warnings() { return std::exchange(warnings_, {}); }

  /// What holds for the whole query, once each: which limit it reached, that stems are compared.
  std::vector<std::string> take_limits() { return std::exchange(limits_, {}); }

 private:
  using Words = std::vector<ExpandedWord>;

  Words read_all(const Field* names, std::string_view typed, std::size_t byte_offset);
  Words read_one(const Field* names, std::string_view typed, std::size_t byte_offset);
  Words plain(const Field* names, std::string_view text);
  Words read_form(const Field* names, std::string_view typed, const WordForm& form,
                  std::size_t byte_offset);
  /// The beginning of a word that only a dictionary cuts (Thai, Japanese), and that it cuts
  /// elsewhere while the end is missing; nothing when no word begins so.
  std::optional<Words> read_in_one_piece(const Field* names, std::string_view typed,
                                         const WordForm& form, const Words& words,
                                         std::size_t byte_offset);
  /// What is wrong with `form`, whose last word is `letters`; empty when nothing is.
  std::string fault(const WordForm& form, const std::u32string& letters) const;
  ExpandedWord expand(const Field* names, const WordForm& form, const ExpandedWord& exact,
                      const FoundWords& found);
  FoundWords find(const Field* names, const WordForm& form, const std::u32string& letters,
                  const ExpandedWord& exact);
  void warn_of_cut(std::string_view typed, const WordForm& form, std::size_t byte_offset,
                   const FoundWords& found);

  IndexView index_;
  Syntax syntax_;
  std::optional<WordList> list_;  ///< opened by the first pattern
  /// Patterns by where they stand, since the compiler looks at some words twice, and by what they
  /// are: of a query that was put together anew two may say that they stand at one place.
  std::map<std::tuple<std::size_t, const Field*, std::string>, Words> known_;
  std::size_t patterns_ = 0;
  bool warned_of_patterns_ = false;
  bool warned_of_stems_ = false;
  std::vector<std::string> warnings_;
  std::vector<std::string> limits_;
};

}  // namespace gazette
