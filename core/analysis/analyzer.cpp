// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyzer.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

#include "core/analysis/stop_words.hpp"
#include "core/footprint.hpp"
#include "core/hash.hpp"
#include "core/text/unicode_error.hpp"

namespace gazette {
namespace {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};

/// Languages with a Snowball stemmer in Xapian 1.4, by ISO 639-1 code. Those that Xapian has in
/// several forms use the one that its own name stands for.
constexpr std::array stemmed_languages = {"ar", "hy", "eu", "ca", "da", "nl", "en", "fi",
                                          "fr", "de", "hu", "id", "ga", "it", "lt", "ne",
                                          "no", "pt", "ro", "ru", "es", "sv", "ta", "tr"};

/// Snowball's rules for "nb" and "nn" are those for Norwegian.
std::string_view stemmer_code(std::string_view language) {
  if (language == "nb" || language == "nn") return "no";
  return language;
}

struct Language {
  std::optional<Xapian::Stem> stem;
  const StopWords* stop_words = nullptr;
  std::unordered_map<std::string, Word, StringHash, std::equal_to<>> words;
};

/// Articles and pronouns that French, Italian and Catalan elide before a vowel.
constexpr std::array<std::string_view, 22> elided = {
    "l",      "d",      "j",    "m",    "t",    "s",   "n",    "c",    "qu",    "jusqu", "lorsqu",
    "puisqu", "quoiqu", "dell", "nell", "sull", "all", "dall", "coll", "quest", "quell", "un"};

/// What is typed or typeset for an apostrophe: a closing and an opening quote, and the letter.
constexpr std::array<std::string_view, 3> typographic_apostrophes = {"\xE2\x80\x99", "\xE2\x80\x98",
                                                                     "\xCA\xBC"};

/// `rock’n’roll` -> `rock'n'roll`.
void straighten_apostrophes(std::string& word) {
  for (const std::string_view apostrophe : typographic_apostrophes) {
    for (std::size_t at = word.find(apostrophe); at != std::string::npos;
         at = word.find(apostrophe, at)) {
      word.replace(at, apostrophe.size(), "'");
    }
  }
}

/// `u.s` and `u.s.a` (the last dot is not part of the word) -> `us`, `usa`.
void join_initials(std::string& word) {
  if (word.size() < 3 || word.size() % 2 == 0) return;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool letter = word[i] >= 'a' && word[i] <= 'z';
    if (i % 2 == 0 ? !letter : word[i] != '.') return;
  }
  std::erase(word, '.');
}

void drop_clitics(std::string& word) {
  const std::size_t apostrophe = word.find('\'');
  if (apostrophe == std::string::npos) return;
  if (word.size() > 2 && word.ends_with("'s")) {
    word.resize(word.size() - 2);
    return;
  }
  const std::string_view head = std::string_view(word).substr(0, apostrophe);
  if (std::find(elided.begin(), elided.end(), head) != elided.end() &&
      apostrophe + 2 < word.size()) {
    word.erase(0, apostrophe + 1);
  }
}

/// A word as it is typed, but for its case, its apostrophes and the dots of initials.
std::string fold_word(std::string_view text) {
  std::string word = fold_case(text);
  straighten_apostrophes(word);
  join_initials(word);
  return word;
}

/// Asked of the word without diacritics, so that it is answered alike for those who type none.
bool is_stemmable(std::string_view word) {
  return word.size() <= 100 &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t footprint(const Word& word) {
  return sizeof word - 3 * sizeof word.term + gazette::footprint(word.folded) +
         gazette::footprint(word.term) + gazette::footprint(word.variant);
}

Word make_word(const Language& language, std::string folded) {
  const auto is_stop_word = [&] {
    return language.stop_words != nullptr && language.stop_words->contains(folded);
  };
  Word word;
  word.stop = is_stop_word();
  drop_clitics(folded);
  word.stop = word.stop || is_stop_word();
  std::string plain = strip_diacritics(folded);
  if (language.stem && is_stemmable(plain)) {
    std::string bare_stem = (*language.stem)(plain);
    word.term = plain == folded ? bare_stem : strip_diacritics((*language.stem)(folded));
    if (bare_stem != word.term) word.variant = clamp_term(bare_stem);
  } else {
    word.term = std::move(plain);
  }
  word.term = clamp_term(word.term);
  word.folded = std::move(folded);
  return word;
}

}  // namespace

struct Analyzer::State {
  explicit State(std::size_t most_bytes) : most_cached_bytes(most_bytes) {
    UErrorCode status = U_ZERO_ERROR;
    word_breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    check_unicode(status, "loading word rules");
  }

  Language& language(std::string_view code) {
    auto found = languages.find(code);
    if (found == languages.end()) {
      Language made;
      made.stop_words = stop_words(code);
      if (has_stemmer(code)) made.stem = Xapian::Stem(std::string(stemmer_code(code)));
      found = languages.emplace(std::string(code), std::move(made)).first;
    }
    return found->second;
  }

  /// What `text`, one word, becomes; nullptr when folding leaves nothing of it.
  const Word* look_up(Language& language, std::string_view text) {
    auto found = language.words.find(text);
    if (found == language.words.end()) {
      found = language.words.emplace(std::string(text), make_word(language, fold_word(text))).first;
      cached_bytes += node_bytes + footprint(found->first) + footprint(found->second);
    }
    return found->second.term.empty() ? nullptr : &found->second;
  }

  /// The words of `text` in reading order.
  std::vector<Token> tokens_of(std::string_view text, Language& language) {
    std::vector<Token> tokens;
    tokens.reserve(text.size() / 6);
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
    icu::BreakIterator& breaks = *word_breaks;
    breaks.setText(&utext, status);
    check_unicode(status, "finding words");
    std::uint32_t position = 0;
    const auto take = [&](ByteRange bytes) {
      const std::string_view piece = text.substr(bytes.begin, bytes.end - bytes.begin);
      if (const Word* word = piece.empty() ? nullptr : look_up(language, piece)) {
        tokens.push_back({word, ++position, bytes});
      }
    };
    auto begin = static_cast<std::size_t>(breaks.first());
    for (std::int32_t next = breaks.next(); next != icu::BreakIterator::DONE;
         next = breaks.next()) {
      const auto end = static_cast<std::size_t>(next);
      if (breaks.getRuleStatus() >= UBRK_WORD_NUMBER) {
        // ICU 72 takes @ for a letter, UAX #29 and other versions do not.
        const std::string_view piece = text.substr(begin, end - begin);
        std::size_t from = 0;
        for (std::size_t at = piece.find('@'); at != std::string_view::npos;
             at = piece.find('@', from)) {
          take({begin + from, begin + at});
          from = at + 1;
        }
        take({begin + from, end});
      }
      begin = end;
    }
    utext_close(&utext);
    return tokens;
  }

  /// Empties the cache when it is full.
  void make_room() {
    if (cached_bytes <= most_cached_bytes) return;
    for (auto& [code, language] : languages) language.words.clear();
    cached_bytes = 0;
  }

  std::size_t most_cached_bytes;
  std::size_t cached_bytes = 0;  ///< in the caches of all languages
  std::unique_ptr<icu::BreakIterator> word_breaks;
  std::map<std::string, Language, std::less<>> languages;
};

Analyzer::Analyzer(std::size_t cache_bytes) : state_(std::make_unique<State>(cache_bytes)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::vector<Token> Analyzer::analyze(std::string_view text, std::string_view language) {
  state_->make_room();
  return state_->tokens_of(text, state_->language(language));
}

std::vector<std::vector<Token>> Analyzer::analyze_all(std::span<const std::string_view> texts,
                                                      std::string_view language) {
  state_->make_room();
  std::vector<std::vector<Token>> tokens;
  tokens.reserve(texts.size());
  for (const std::string_view text : texts) {
    tokens.push_back(state_->tokens_of(text, state_->language(language)));
  }
  return tokens;
}

bool is_listed(const Word& word) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  };
  return word.folded.size() > 1 && word.folded.size() <= max_listed_bytes &&
         std::any_of(word.folded.begin(), word.folded.end(), is_letter);
}

bool has_stop_words(std::string_view language) { return stop_words(language) != nullptr; }

bool has_stemmer(std::string_view language) {
  const std::string_view code = stemmer_code(language);
  return std::find(stemmed_languages.begin(), stemmed_languages.end(), code) !=
         stemmed_languages.end();
}

std::string clamp_term(std::string_view term) {
  std::string result(term);
  std::erase(result, '\0');
  if (result.size() <= max_term_bytes) return result;
  const std::string hash = to_hex(hash_of(result));
  result.resize(cut_point(result, max_term_bytes - hash.size()));
  return result + hash;
}

}  // namespace gazette
