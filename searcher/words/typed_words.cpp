// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/typed_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/text/text.hpp"

namespace gazette {
namespace {

const std::vector<std::string> unstemmed = {std::string(unknown_language)};

bool has_letter(const std::u32string& letters) {
  return std::any_of(letters.begin(), letters.end(),
                     [](char32_t c) { return (c >= U'a' && c <= U'z') || c >= 0x80; });
}

}  // namespace

std::vector<ExpandedWord> TypedWords::read(std::string_view typed, std::size_t byte_offset) {
  return read_all(nullptr, typed, byte_offset);
}

std::vector<ExpandedWord> TypedWords::read(const Field& field, std::string_view typed,
                                           std::size_t byte_offset) {
  return read_all(field.kind == FieldKind::name ? &field : nullptr, typed, byte_offset);
}

TypedWords::Words TypedWords::read_all(const Field* names, std::string_view typed,
                                       std::size_t byte_offset) {
  const bool has_signs = typed.find_first_of("*~") != std::string_view::npos;
  if (syntax_ == Syntax::words || !has_signs) return plain(names, typed);
  Words words;
  for (std::size_t begin = 0; begin < typed.size();) {
    const std::size_t end = std::min(typed.find(' ', begin), typed.size());
    for (ExpandedWord& word :
         read_one(names, typed.substr(begin, end - begin), byte_offset + begin)) {
      words.push_back(std::move(word));
    }
    begin = end + 1;
  }
  return words;
}

TypedWords::Words TypedWords::plain(const Field* names, std::string_view text) {
  return expand_words(text, names == nullptr ? index_.languages : unstemmed, index_.analyzer);
}

TypedWords::Words TypedWords::read_one(const Field* names, std::string_view typed,
                                       std::size_t byte_offset) {
  const WordForm form = read_word_form(typed);
  if (form.kind == WordForm::Kind::plain && !has_stray_sign(form)) return plain(names, typed);
  const auto [at, is_new] = known_.try_emplace({byte_offset, names, std::string(typed)});
  if (is_new) at->second = read_form(names, typed, form, byte_offset);
  return at->second;
}

TypedWords::Words TypedWords::read_form(const Field* names, std::string_view typed,
                                        const WordForm& form, std::size_t byte_offset) {
  Words words = plain(names, form.text);
  if (words.empty() || (form.kind == WordForm::Kind::similar && form.edits == 0)) return words;
  if (std::optional<Words> whole = read_in_one_piece(names, typed, form, words, byte_offset)) {
    return std::move(*whole);
  }
  // Of `well-know*` the last word alone is a pattern; of `C++*`, none.
  const std::vector<Token> tokens = index_.analyzer.analyze(form.text, index_.languages.front());
  const bool ends_in_word = tokens.back().bytes.end == form.text.size();
  const std::u32string letters = ends_in_word ? plain_letters(tokens.back().word->folded) : U"";
  std::string wrong = fault(form, letters);
  const bool is_limit = wrong.empty() && patterns_ == max_patterns;
  if (is_limit) wrong = fmt::format("a query takes {} words with * or ~ at the most", max_patterns);
  if (!wrong.empty()) {
    if (is_limit && std::exchange(warned_of_patterns_, true)) return words;
    (is_limit ? limits_ : warnings_)
        .push_back(fmt::format("{} at byte {}: {}; it is searched as {}", typed, byte_offset, wrong,
                               words.size() == 1 ? "a word" : "words"));
    return words;
  }
  ++patterns_;
  const FoundWords found = find(names, form, letters, words.back());
  warn_of_cut(typed, form, byte_offset, found);
  ExpandedWord expanded = expand(names, form, words.back(), found);
  expanded.typed = words.back().typed + std::string(typed.substr(form.text.size()));
  words.back() = std::move(expanded);
  return words;
}

std::optional<TypedWords::Words> TypedWords::read_in_one_piece(const Field* names,
                                                               std::string_view typed,
                                                               const WordForm& form,
                                                               const Words& words,
                                                               std::size_t byte_offset) {
  const bool is_cut_up =
      words.size() > 1 && std::all_of(words.begin() + 1, words.end(), [](const ExpandedWord& word) {
        return word.touches_previous;
      });
  const std::u32string letters = plain_letters(form.text);
  if (form.kind != WordForm::Kind::beginning || !is_cut_up || !fault(form, letters).empty() ||
      patterns_ == max_patterns) {
    return std::nullopt;
  }
  const FoundWords found = find(names, form, letters, words.back());
  if (found.words.empty()) return std::nullopt;
  ++patterns_;
  warn_of_cut(typed, form, byte_offset, found);
  ExpandedWord expanded = expand(names, form, words.front(), found);
  expanded.typed = typed;
  return Words{std::move(expanded)};
}

std::string TypedWords::fault(const WordForm& form, const std::u32string& letters) const {
  if (has_stray_sign(form)) return "* and ~ stand at the end of a word only";
  if (form.kind == WordForm::Kind::plain) return {};
  const bool is_beginning = form.kind == WordForm::Kind::beginning;
  const std::size_t least = is_beginning ? min_beginning_letters : min_similar_letters;
  const char sign = is_beginning ? '*' : '~';
  if (letters.size() < least)
    return fmt::format("{} stands behind at least {} letters", sign, least);
  if (letters.size() > LetterPattern::max_letters) {
    return fmt::format("{} stands behind at most {} letters", sign, LetterPattern::max_letters);
  }
  if (!has_letter(letters)) return fmt::format("a number takes no {}", sign);
  return {};
}

FoundWords TypedWords::find(const Field* names, const WordForm& form, const std::u32string& letters,
                            const ExpandedWord& exact) {
  if (!list_) list_.emplace(index_.db, index_.word_lists);
  const bool is_beginning = form.kind == WordForm::Kind::beginning;
  const std::size_t most = is_beginning ? max_beginning_words : max_similar_words;
  const unsigned edits = is_beginning ? 0 : std::min(form.edits, max_edits);
  const auto reach =
      is_beginning ? LetterPattern::Reach::beginning : LetterPattern::Reach::whole_word;
  if (names != nullptr) return list_->find_in(*names, LetterPattern(letters, edits, reach), most);
  const bool compares_stems = !list_->has_words() && !is_beginning;
  return list_->find(
      LetterPattern(compares_stems ? plain_letters(exact.terms.front()) : letters, edits, reach),
      most);
}

ExpandedWord TypedWords::expand(const Field* names, const WordForm& form, const ExpandedWord& exact,
                                const FoundWords& found) {
  ExpandedWord word;
  word.touches_previous = exact.touches_previous;
  word.by_edits.resize(std::min(form.edits, max_edits) + 1);
  std::set<std::string> terms;
  const auto add = [&](const std::string& term, unsigned edits) {
    if (terms.insert(term).second) word.by_edits[edits].push_back(term);
  };
  const bool are_terms = names != nullptr || !list_->has_words();
  if (form.kind == WordForm::Kind::similar) {
    for (const std::string& term : exact.terms) add(term, 0);
  }
  for (const ListedWord& listed : found.words) {
    if (are_terms) {
      add(listed.word, listed.edits);
      continue;
    }
    const Words stems = plain(nullptr, listed.word);
    if (stems.size() != 1) continue;  // a part of a text without blanks that reads otherwise alone
    for (const std::string& term : stems.front().terms) add(term, listed.edits);
  }
  // Nothing fits: what was typed is no term of its own, so it finds nothing.
  if (terms.empty()) add(clamp_term(fold_case(form.text) + "*"), 0);
  word.terms.assign(terms.begin(), terms.end());
  return word;
}

void TypedWords::warn_of_cut(std::string_view typed, const WordForm& form, std::size_t byte_offset,
                             const FoundWords& found) {
  if (form.edits > max_edits) {
    warnings_.push_back(fmt::format("{} at byte {}: more than {} typing errors are not searched",
                                    typed, byte_offset, max_edits));
  }
  if (found.fitting > found.words.size()) {
    warnings_.push_back(
        fmt::format("{} at byte {} stands for {} words of the index; the {} {} are searched", typed,
                    byte_offset, found.fitting, found.words.size(),
                    form.kind == WordForm::Kind::beginning ? "most frequent" : "nearest"));
  }
  if (!found.is_whole) {
    warnings_.push_back(fmt::format(
        "{} at byte {}: the words of the index were not all looked through", typed, byte_offset));
  }
  if (!list_->has_words() && !warned_of_stems_) {
    warned_of_stems_ = true;
    limits_.push_back(
        "the index is remote or keeps no whole words: * and ~ compare stems, and ~ words with the "
        "same first letter");
  }
}

}  // namespace gazette
