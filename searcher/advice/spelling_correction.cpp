// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/advice/spelling_correction.hpp"

#include <xapian.h>

#include <algorithm>

#include "core/query/lexer.hpp"
#include "core/query/word_expansion.hpp"
#include "core/text/text.hpp"
#include "searcher/words/letter_pattern.hpp"
#include "searcher/words/word_frequency.hpp"
#include "searcher/words/word_list.hpp"

namespace gazette {
namespace {

/// How many rare words of a query are looked up. A pasted text in another language has only such.
constexpr std::size_t max_looked_up = 16;

constexpr std::size_t least_letters = 4;
constexpr std::size_t letters_for_two_edits = 6;

/// A word of at most this many articles, by the size of the index, may be a slip that its authors
/// made as well, if a neighbour at one edit has that many times more.
std::size_t rare_articles(std::size_t articles) {
  return std::clamp<std::size_t>(articles / 1'000, 5, 100);
}
constexpr std::size_t times_more = 50;

/// A stretch of a query, of words that may be corrected.
struct Stretch {
  std::size_t begin;
  std::size_t end;
  std::string_view meant_field = {};  ///< then it is the name of a field, and this was meant
};

/// Adds the words at `stretch`, none where it is warned of (`sort:newest`): those of `tilte:rate`
/// are a name and, where it is the title that was meant, a value.
void add_words(std::vector<Stretch>& to, Stretch stretch, std::string_view query) {
  const std::string_view text = query.substr(stretch.begin, stretch.end - stretch.begin);
  if (asks_for_what_is_no_field(text)) return;
  const std::optional<MistypedField> field = mistyped_field(text);
  if (!field) {
    to.push_back(stretch);
    return;
  }
  const std::size_t colon = stretch.begin + field->name_bytes;
  to.push_back({stretch.begin, colon, field->meant});
  if (find_field(field->meant)->kind == FieldKind::text) to.push_back({colon + 1, stretch.end});
}

/// The stretches of a query that are words or phrases, not excluded, and no values of fields.
std::vector<Stretch> stretches_of_language(std::string_view query) {
  using Kind = Lexeme::Kind;
  std::vector<Stretch> stretches;
  std::vector<bool> brackets;       // whether what is in each is left alone
  bool is_next_left_alone = false;  // by a sign or field before it
  for (const Lexeme& lexeme : lex(query).lexemes) {
    const bool is_left_alone = is_next_left_alone || (!brackets.empty() && brackets.back());
    is_next_left_alone = false;
    switch (lexeme.kind) {
      case Kind::open:
        brackets.push_back(is_left_alone);
        break;
      case Kind::close:
        if (!brackets.empty()) brackets.pop_back();
        break;
      case Kind::minus:
      case Kind::without:
        is_next_left_alone = true;
        break;
      case Kind::field:
        is_next_left_alone = is_left_alone || lexeme.field->kind != FieldKind::text;
        break;
      case Kind::word:
      case Kind::phrase: {
        const std::size_t begin = query.find(lexeme.text, lexeme.byte_offset);
        if (!is_left_alone && begin != std::string_view::npos) {
          add_words(stretches, {begin, begin + lexeme.text.size()}, query);
        }
        break;
      }
      default:
        break;
    }
  }
  return stretches;
}

bool is_pattern(std::string_view query, const Stretch& stretch, const Token& token) {
  const std::size_t behind = stretch.begin + token.bytes.end;
  return behind < query.size() && (query[behind] == '*' || query[behind] == '~');
}

class Corrector {
 public:
  Corrector(const std::string& query, const std::vector<std::string>& languages,
            const IndexView& index)
      : query_(query), languages_(languages), index_(index), list_(index.db, index.places) {}

  std::optional<Correction> run(const std::vector<Stretch>& stretches) {
    Correction correction;
    std::size_t copied = 0;
    for (const Stretch& stretch : stretches) {
      const std::string_view text =
          std::string_view(query_).substr(stretch.begin, stretch.end - stretch.begin);
      if (!stretch.meant_field.empty()) {
        words_.push_back({std::string(text), {}, stretch.begin, std::string(stretch.meant_field)});
        continue;
      }
      // Word boundaries are the same in every language; so is what a word is as it is typed.
      for (const Token& token : index_.analyzer.analyze(text, unknown_language)) {
        if (is_pattern(query_, stretch, token)) continue;
        const std::string typed(
            text.substr(token.bytes.begin, token.bytes.end - token.bytes.begin));
        words_.push_back({typed, token.word->folded, stretch.begin + token.bytes.begin, {}});
      }
    }
    for (const Typed& word : words_) {
      const bool is_field = !word.meant_field.empty();
      const std::string meant = is_field ? word.meant_field : nearest_known(word);
      if (meant.empty()) continue;
      correction.replaces_unknown |= is_field || articles_with(word.folded) == 0;
      correction.query.append(query_, copied, word.begin - copied).append(meant);
      copied = word.begin + word.text.size();
      correction.words.push_back({word.text, meant});
    }
    if (correction.words.empty()) return std::nullopt;
    correction.query.append(query_, copied);
    return correction;
  }

 private:
  struct Typed {
    std::string text;
    std::string folded;
    std::size_t begin;        ///< in the query
    std::string meant_field;  ///< where it is the name of a field; else empty
  };

  /// How many articles have `word` in some form; many when it is a stop word.
  std::size_t articles_with(const std::string& word) const {
    std::size_t most = 0;
    for (const ExpandedWord& each : expand_words(word, languages_, index_.analyzer)) {
      if (each.stop != ExpandedWord::Stop::no) return index_.db.get_doccount();
      most = std::max(most, gazette::articles_with(index_.db, each.terms));
    }
    return most;
  }

  /// The nearest word of the index, at most `edits` away; of several, the most frequent. Empty when
  /// there is none but `word` itself.
  std::string nearest_other(const std::string& word, unsigned edits) {
    std::u32string letters = plain_letters(word);
    if (letters.size() > LetterPattern::max_letters) return {};
    LetterPattern pattern(std::move(letters), edits, LetterPattern::Reach::whole_word);
    for (const ListedWord& listed : list_.find(std::move(pattern), 2).words) {
      if (listed.word != word) return listed.word;
    }
    return {};
  }

  std::string nearest_known(const Typed& word) {
    const std::size_t letters = count_code_points(word.folded);
    const bool has_digit = word.folded.find_first_of("0123456789") != std::string::npos;
    if (letters < least_letters || has_digit || word.folded.size() > max_listed_bytes) return {};
    const std::size_t articles = articles_with(word.folded);
    if (articles > rare_articles(index_.db.get_doccount())) return {};
    if (++looked_up_ > max_looked_up) return {};
    const unsigned edits = letters < letters_for_two_edits || articles > 0 ? 1 : 2;
    std::string meant = nearest_other(word.folded, edits);
    if (meant.empty() || articles_with(meant) < std::max<std::size_t>(1, articles * times_more)) {
      return {};
    }
    return meant;
  }

  const std::string& query_;
  const std::vector<std::string>& languages_;
  const IndexView& index_;
  WordList list_;
  std::vector<Typed> words_;
  std::size_t looked_up_ = 0;
};

}  // namespace

std::optional<Correction> correct_spelling(const ParsedQuery& query,
                                           const std::vector<std::string>& languages,
                                           const IndexView& index) {
  const std::vector<Stretch> stretches = query.syntax == Syntax::words
                                             ? std::vector<Stretch>{{0, query.text.size()}}
                                             : stretches_of_language(query.text);
  return Corrector(query.text, languages, index).run(stretches);
}

}  // namespace gazette
