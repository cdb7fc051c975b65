// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyzer.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/analysis/letter_pairs.hpp"
#include "core/analysis/normal_letters.hpp"
#include "core/analysis/spelling.hpp"
#include "core/analysis/stemmer.hpp"
#include "core/analysis/stop_words.hpp"
#include "core/analysis/term_marks.hpp"
#include "core/analysis/turkish.hpp"
#include "core/analysis/vietnamese.hpp"
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

struct Language {
  std::string code;
  Stemmer stem;  ///< empty where the language has none
  char stem_mark = '\0';
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
std::string with_straight_apostrophes(std::string word) {
  for (const std::string_view apostrophe : typographic_apostrophes) {
    std::size_t at = word.find(apostrophe);
    if (at == std::string::npos) continue;
    std::string straight;
    std::size_t begin = 0;
    for (; at != std::string::npos; at = word.find(apostrophe, begin)) {
      straight.append(word, begin, at - begin) += '\'';
      begin = at + apostrophe.size();
    }
    word = straight.append(word, begin);
  }
  return word;
}

/// `u.s` and `u.s.a` (the last dot is not part of the word) -> `us`, `usa`; `ı.b.m` -> `ıbm`.
void join_initials(std::string& word) {
  constexpr std::string_view dotless_i = "\u0131";
  std::string letters;
  for (std::string_view rest = word; !rest.empty();) {
    const bool is_dotless = rest.starts_with(dotless_i);
    if (!is_dotless && (rest.front() < 'a' || rest.front() > 'z')) return;
    const std::size_t length = is_dotless ? dotless_i.size() : 1;
    letters += rest.substr(0, length);
    rest.remove_prefix(length);
    if (rest.empty()) break;
    if (rest.front() != '.' || rest.size() == 1) return;
    rest.remove_prefix(1);
  }
  word = std::move(letters);
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

/// The first byte of a Hebrew letter or point in UTF-8.
constexpr char hebrew_byte = '\xD7';

/// What stands before the last letter of a Hebrew acronym: a quotation mark or U+05F4.
constexpr std::array<std::string_view, 3> hebrew_signs = {"\"", "\xD7\xB4", "\xE2\x80\x9D"};

/// Points and accents, U+0591 to U+05C7, which only schoolbooks, prayers and poems write.
bool is_hebrew_point(char first, char second) {
  const auto byte = static_cast<unsigned char>(second);
  return (first == '\xD6' && byte >= 0x91) || (first == hebrew_byte && byte <= 0x87);
}

/// The sign of an acronym that `text` begins with; empty where it begins with none.
std::string_view leading_hebrew_sign(std::string_view text) {
  const auto* const sign =
      std::find_if(hebrew_signs.begin(), hebrew_signs.end(),
                   [&](std::string_view each) { return text.starts_with(each); });
  return sign == hebrew_signs.end() ? std::string_view() : *sign;
}

void drop_hebrew_signs(std::string& word) {
  if (word.find(hebrew_byte) == std::string::npos) return;
  std::string letters;
  for (std::size_t i = 0; i < word.size();) {
    const std::string_view sign = leading_hebrew_sign(std::string_view(word).substr(i));
    if (!sign.empty()) {
      i += sign.size();
    } else if (i + 1 < word.size() && is_hebrew_point(word[i], word[i + 1])) {
      i += 2;
    } else {
      letters += word[i++];
    }
  }
  word = std::move(letters);
}

/// Whether `sign`, which ICU takes for no part of a word, may be the sign of an acronym that begins
/// with `word`. An acronym has one sign.
bool is_acronym_sign(std::string_view sign, std::string_view word) {
  return sign == hebrew_signs.back() && word.front() == hebrew_byte &&
         word.find(sign) == std::string_view::npos;
}

/// A word as it is typed, but for its case, its digits, its apostrophes and the dots of initials.
std::string fold_word(std::string_view text) {
  std::string word = with_ascii_digits(with_straight_apostrophes(fold_case(text)));
  join_initials(word);
  drop_hebrew_signs(word);
  return word;
}

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Asked of the word without diacritics, so that it is answered alike for those who type none.
/// Numbers have Korean particles: `2019년에`.
bool is_stemmable(std::string_view word, std::string_view language) {
  if (word.size() > 100) return false;
  if (language == "ko") return !std::all_of(word.begin(), word.end(), is_ascii_digit);
  return std::none_of(word.begin(), word.end(), is_ascii_digit);
}

std::size_t footprint(const std::vector<std::string>& words) {
  std::size_t bytes = 0;
  for (const std::string& word : words) bytes += gazette::footprint(word);
  return bytes;
}

std::size_t footprint(const Word& word) {
  return sizeof(Word) - 3 * sizeof(std::string) + gazette::footprint(word.folded) +
         gazette::footprint(word.term) + gazette::footprint(word.variant) +
         footprint(word.spellings) + footprint(word.parts);
}

/// `stem` as a term; empty when nothing is left of it. A number has the mark of no language.
std::string marked(std::string_view stem, char mark) {
  std::string term = clamp_term(stem);
  if (std::all_of(term.begin(), term.end(), is_ascii_digit)) mark = unstemmed_mark;
  if (!term.empty() && mark != '\0') term += mark;
  return term;
}

/// `ONU` of `l'ONU`, as written.
std::string_view without_elided(std::string_view word) {
  for (const std::string_view apostrophe : {std::string_view("'"), typographic_apostrophes[0]}) {
    const std::size_t at = word.find(apostrophe);
    if (at == std::string_view::npos) continue;
    const std::string head = fold_case(word.substr(0, at));
    const bool is_elided = std::find(elided.begin(), elided.end(), head) != elided.end();
    return is_elided ? word.substr(at + apostrophe.size()) : word;
  }
  return word;
}

/// Where a piece that ICU takes for one word has words on both sides.
struct Seam {
  std::size_t begin;
  std::size_t end;
};

/// The first seam of `piece` from byte `from` on; at its end where it has none. ICU 72 takes @ for
/// a letter, UAX #29 and other versions do not. The joint without width that Persian and Urdu write
/// between a word and its ending hides neither.
Seam find_seam(std::string_view piece, std::size_t from) {
  constexpr std::string_view joint = "\u200C";
  const auto first = static_cast<unsigned char>(piece.front());
  const bool is_arabic = first >= 0xD8 && first <= 0xDB;
  for (std::size_t at = from; at < piece.size(); ++at) {
    if (piece[at] == '@') return {at, at + 1};
    if (is_arabic && piece.substr(at).starts_with(joint)) return {at, at + joint.size()};
  }
  return {piece.size(), piece.size()};
}

/// At least two letters, all of them capitals; a possessive 's may follow, an elided article
/// precede.
bool is_in_capitals(std::string_view word) {
  const std::size_t apostrophe = word.find_last_of("'\x99");  // the last byte of U+2019
  if (apostrophe != std::string_view::npos && word.substr(apostrophe + 1) == "s") {
    word = word.substr(0, word[apostrophe] == '\'' ? apostrophe : apostrophe - 2);
  }
  word = without_elided(word);
  std::size_t capitals = 0;
  for (const char32_t letter : code_points(word)) {
    if (!u_isalpha(static_cast<UChar32>(letter))) continue;
    if (!u_isupper(static_cast<UChar32>(letter))) return false;
    ++capitals;
  }
  return capitals >= 2;
}

/// Greek lists are without accents, Arabic letters have one form there, and Korean words have no
/// particles.
bool is_stop_stem(const Language& language, const std::string& letters) {
  if (language.stop_words == nullptr) return false;
  const auto is_listed_as = [&](const std::string& word) {
    return language.stop_words->contains(word);
  };
  constexpr std::array<std::string_view, 4> by_normal_letters = {"ar", "fa", "hi", "ur"};
  if (language.code == "ko") return is_listed_as(language.stem(letters));
  if (language.code == "el") return is_listed_as(strip_diacritics(letters));
  if (has_dotless_i(language.code)) return is_listed_as(letters);
  const auto* const found =
      std::find(by_normal_letters.begin(), by_normal_letters.end(), language.code);
  return found != by_normal_letters.end() && is_listed_as(normal_letters(letters));
}

/// `letters`, a word or its stem, in the form that terms have: without diacritics.
std::string term_letters(const Language& language, std::string_view letters) {
  const std::string normal = normal_letters(letters);
  if (keeps_marks(language.code)) return normal;
  const std::string plain = strip_diacritics(normal);
  return has_dotless_i(language.code) ? with_dotted_i(plain) : plain;
}

/// `letters` as those type them who have no accents.
std::string bare_letters(const Language& language, std::string_view letters) {
  if (keeps_marks(language.code)) return bare_vietnamese(letters);
  const std::string plain = strip_diacritics(letters);
  return has_dotless_i(language.code) ? with_dotted_i(plain) : plain;
}

/// `text`, a word as it is typed, without what makes no difference in `language`.
std::string plain_word(std::string_view text, const Language& language) {
  return plain_number(fold_word(text), language.code);
}

Word make_word(const Language& language, std::string_view text) {
  std::string folded = plain_word(text, language);
  const auto is_stop_word = [&] {
    return language.stop_words != nullptr && language.stop_words->contains(folded);
  };
  Word word;
  word.stop = is_stop_word();
  drop_clitics(folded);
  const std::string letters =
      has_dotless_i(language.code)
          ? plain_word(turkish_letters(with_straight_apostrophes(std::string(text))), language)
          : folded;
  const std::string bare = bare_letters(language, letters);
  word.stop = word.stop || is_stop_word() || is_stop_stem(language, letters);
  std::string stem = letters;
  std::string bare_stem = bare;
  char mark = unstemmed_mark;
  if (language.stem && is_stemmable(bare, language.code)) {
    bare_stem = language.stem(bare);
    stem = bare == letters ? bare_stem : language.stem(letters);
    mark = language.stem_mark;
  }
  word.term = marked(term_letters(language, stem), mark);
  if (bare != letters) word.variant = marked(term_letters(language, bare_stem), mark);
  if (word.variant == word.term) word.variant.clear();
  // Only words that are typed without marks mean this one, and no word of another language.
  if (keeps_marks(language.code) && bare != letters) word.variant = spelling_form(clamp_term(bare));
  if (folded.size() <= max_listed_bytes) {
    word.spellings = other_spellings(folded, language.code);
    word.parts = parts_of_name(folded);
  }
  word.has_paired_letters = has_paired_letters(folded);
  word.folded = std::move(folded);
  word.in_capitals = is_in_capitals(text);
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
      made.code = code;
      made.stop_words = stop_words(code);
      if (const StemmedLanguage* const row = find_stemmed(code)) {
        made.stem = make_stemmer(*row);
        made.stem_mark = row->mark;
      }
      found = languages.emplace(std::string(code), std::move(made)).first;
    }
    return found->second;
  }

  /// What `text`, one word, becomes; nullptr when folding leaves nothing of it.
  const Word* look_up(Language& language, std::string_view text) {
    auto found = language.words.find(text);
    if (found == language.words.end()) {
      found = language.words.emplace(std::string(text), make_word(language, text)).first;
      cached_bytes += node_bytes + footprint(found->first) + footprint(found->second);
    }
    return found->second.term.empty() ? nullptr : &found->second;
  }

  /// Whether `piece`, which follows `token` and a sign that joins, is the rest of the word: of a
  /// formula (`H₂O`), or the last letter of a Hebrew acronym.
  static bool extends(std::string_view piece, std::string_view text, const Token& token) {
    const bool is_hebrew = text[token.bytes.begin] == hebrew_byte;
    return is_hebrew ? piece.front() == hebrew_byte : piece.size() <= 3;
  }

  /// Makes `token` end at byte `end`.
  void extend(Token& token, std::size_t end, std::string_view text, Language& language) {
    const std::string_view piece = text.substr(token.bytes.begin, end - token.bytes.begin);
    if (const Word* word = look_up(language, piece)) {
      token.word = word;
      token.bytes.end = end;
    }
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
    bool ends_paragraph = false;
    bool joins = false;  // whether what comes next belongs to the last word
    const auto take = [&](ByteRange bytes) {
      if (std::exchange(joins, false) && !tokens.empty() &&
          extends(text.substr(bytes.begin, bytes.end - bytes.begin), text, tokens.back())) {
        return extend(tokens.back(), bytes.end, text, language);
      }
      const std::string_view piece = text.substr(bytes.begin, bytes.end - bytes.begin);
      if (const Word* word = piece.empty() ? nullptr : look_up(language, piece)) {
        if (std::exchange(ends_paragraph, false) && position > 0) position += paragraph_gap;
        tokens.push_back({word, ++position, bytes});
      }
    };
    auto begin = static_cast<std::size_t>(breaks.first());
    for (std::int32_t next = breaks.next(); next != icu::BreakIterator::DONE;
         next = breaks.next()) {
      const auto end = static_cast<std::size_t>(next);
      if (breaks.getRuleStatus() >= UBRK_WORD_NUMBER) {
        const std::string_view piece = text.substr(begin, end - begin);
        std::size_t from = 0;
        while (from < piece.size()) {
          const Seam seam = find_seam(piece, from);
          take({begin + from, begin + seam.begin});
          from = seam.end;
        }
      } else {
        ends_paragraph = ends_paragraph || text[end - 1] == '\n';
        joins = false;
        if (!tokens.empty() && tokens.back().bytes.end == begin) {
          const std::string_view sign = text.substr(begin, end - begin);
          const ByteRange last = tokens.back().bytes;
          if (belongs_to_word(text.substr(last.begin, last.end - last.begin), sign)) {
            extend(tokens.back(), end, text, language);
            joins = true;
          } else {
            joins = is_acronym_sign(sign, text.substr(last.begin, last.end - last.begin));
          }
        }
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

std::vector<std::vector<Token>> Analyzer::analyze_in_each(std::string_view text,
                                                          std::span<const std::string> languages) {
  state_->make_room();
  std::vector<std::vector<Token>> tokens;
  tokens.reserve(languages.size());
  for (const std::string& code : languages) {
    Language& language = state_->language(code);
    if (tokens.empty()) {
      tokens.push_back(state_->tokens_of(text, language));
      continue;
    }
    std::vector<Token> same = tokens.front();
    for (Token& token : same) {
      const std::size_t length = token.bytes.end - token.bytes.begin;
      const std::string_view piece = text.substr(token.bytes.begin, length);
      if (const Word* const word = state_->look_up(language, piece)) token.word = word;
    }
    tokens.push_back(std::move(same));
  }
  return tokens;
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

std::vector<std::string> joined_words(std::string_view text, std::span<const Token> tokens) {
  std::vector<std::string> words;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const std::size_t begin = tokens[i - 1].bytes.end;
    const std::size_t end = tokens[i].bytes.begin;
    if (end == begin || end - begin > 3 || !is_hyphen(text.substr(begin, end - begin))) continue;
    std::string joined = tokens[i - 1].word->folded + tokens[i].word->folded;
    const bool has_letter = std::any_of(joined.begin(), joined.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
    if (has_letter && joined.size() <= max_listed_bytes) words.push_back(std::move(joined));
  }
  return words;
}

bool are_in_capitals(std::span<const Token> tokens) {
  return std::all_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.word->in_capitals || !is_listed(*token.word);
  });
}

bool has_stop_words(std::string_view language) { return stop_words(language) != nullptr; }

bool has_stemmer(std::string_view language) { return find_stemmed(language) != nullptr; }

std::string clamp_term(std::string_view term) {
  std::string result(term);
  std::erase(result, '\0');
  if (result.size() <= max_term_bytes) return result;
  const std::string hash = to_hex(hash_of(result));
  result.resize(cut_point(result, max_term_bytes - hash.size()));
  return result + hash;
}

}  // namespace gazette
