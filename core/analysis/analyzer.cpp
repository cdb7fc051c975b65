// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyzer.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/analysis/hebrew.hpp"
#include "core/analysis/spelling.hpp"
#include "core/analysis/stemmer.hpp"
#include "core/analysis/stop_words.hpp"
#include "core/analysis/word_maker.hpp"
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
  WordRules rules;
  std::unordered_map<std::string, Word, StringHash, std::equal_to<>> words;
};

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
      found = languages.emplace(std::string(code), Language{rules_of(code), {}}).first;
    }
    return found->second;
  }

  /// What `text`, one word, becomes; nullptr when folding leaves nothing of it.
  const Word* look_up(Language& language, std::string_view text) {
    auto found = language.words.find(text);
    if (found == language.words.end()) {
      found = language.words.emplace(std::string(text), make_word(language.rules, text)).first;
      cached_bytes += node_bytes + footprint(found->first) + footprint(found->second);
    }
    return found->second.term.empty() ? nullptr : &found->second;
  }

  /// Whether `piece`, which follows `token` and a joining character, is the rest of the word: of a
  /// formula (`H₂O`), or the last letter of a Hebrew acronym.
  static bool extends(std::string_view piece, std::string_view text, const Token& token) {
    return is_hebrew(text.substr(token.bytes.begin)) ? is_hebrew(piece) : piece.size() <= 3;
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
