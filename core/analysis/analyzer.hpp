// SPDX-License-Identifier: GPL-3.0-or-later
// From text to terms. Indexing, querying and highlighting share this analysis, so that all of them
// find the same words in a text.
//
//   word boundaries    UAX #29 as ICU implements it, with its dictionaries for Thai, Chinese and
//                      Japanese
//   folding            NFKC_Casefold; possessive 's and elided articles (l', d') dropped; the dots
//                      of initials dropped (U.S. -> us)
//   stemming           by the language of the article: Snowball, and rules for Korean particles
//   diacritics         stripped after stemming, since the stemmers need them
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/text.hpp"

namespace gazette {

/// Stored in every index. Must change whenever the same text would give other terms.
inline constexpr std::string_view analysis_name = "gazette-4";

/// Longest term in bytes; a longer one is cut and ends in a hash of the whole.
inline constexpr std::size_t max_term_bytes = 200;

/// The language of texts whose language is unknown: words are folded but not stemmed.
inline constexpr std::string_view unknown_language = "und";

/// Positions left free where a line ends, so that no phrase runs from one paragraph into the next.
inline constexpr std::uint32_t paragraph_gap = 10;

/// What a word becomes in the index.
struct Word {
  std::string folded;   ///< only case folded: what a person would call the word
  std::string term;     ///< folded, stemmed, without diacritics, with the mark of the stemmer
                        ///< (core/analysis/term_marks.hpp)
  std::string variant;  ///< the same of the word typed without diacritics; empty when equal
  bool stop = false;    ///< a stop word of the language
  std::vector<std::string> spellings;  ///< how else it is written (core/analysis/spelling.hpp)
  std::vector<std::string> parts;      ///< of an address or a name with punctuation
  bool has_paired_letters = false;     ///< core/analysis/letter_pairs.hpp
  bool in_capitals = false;  ///< written in capitals, at least two: `WHO`, `U.S.`, `NATO's`
};

struct Token {
  const Word* word;        ///< owned by the analyzer, valid until its next call
  std::uint32_t position;  ///< counts words from 1, and `paragraph_gap` at each end of a paragraph
  ByteRange bytes;         ///< in the analysed text
};

/// Some 300,000 words.
inline constexpr std::size_t default_cache_bytes = 60'000'000;

/// Turns texts into tokens. Not thread-safe, since it caches words: one for each thread.
class Analyzer {
 public:
  /// Caches words that take up to `cache_bytes` bytes, and those of the text that was last
  /// analysed.
  explicit Analyzer(std::size_t cache_bytes = default_cache_bytes);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// The words of `text` (UTF-8; ill-formed bytes separate words) in reading order, stemmed as
  /// `language` (ISO 639-1) asks; a language without a stemmer is only folded.
  std::vector<Token> analyze(std::string_view text, std::string_view language);

  /// The words of `text` in each of `languages`, one for one: where words begin and end is the same
  /// in all, and is found once. The tokens are valid together.
  std::vector<std::vector<Token>> analyze_in_each(std::string_view text,
                                                  std::span<const std::string> languages);

  /// The words of several texts in one language; the tokens are valid together.
  std::vector<std::vector<Token>> analyze_all(std::span<const std::string_view> texts,
                                              std::string_view language);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The words that `tokens` of `text` would be without the hyphens between them, folded:
/// `cooperation` for `co-operation`.
std::vector<std::string> joined_words(std::string_view text, std::span<const Token> tokens);

/// Whether all of `tokens` that the index lists as words are in capitals, as in many headlines.
/// Then capitals tell nothing of a word.
bool are_in_capitals(std::span<const Token> tokens);

/// Longest word, in bytes, that the index lists; anything longer is an address or not a word.
inline constexpr std::size_t max_listed_bytes = 64;

/// Whether the index lists `word` as it is typed (`Word::folded`), with the number of articles that
/// have it, for wildcards, typing errors and suggestions. It does if the word has a letter, is not
/// too long, and is longer than one byte (Xapian does not list shorter ones).
bool is_listed(const Word& word);

/// Whether there is a stop word list for `language`.
bool has_stop_words(std::string_view language);

/// Whether texts in `language` are stemmed.
bool has_stemmer(std::string_view language);

/// `term`, or, when it is longer than `max_term_bytes`, its beginning and a hash (XXH3, 128 bits,
/// in hexadecimal), so that long terms stay distinct. NUL bytes are left out: Xapian 1.4 accepts
/// them in a term and then fails at commit.
std::string clamp_term(std::string_view term);

}  // namespace gazette
