// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/word_expander.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <set>

#include "core/analysis/term_marks.hpp"
#include "core/text/text.hpp"
#include "searcher/words/typed_pattern.hpp"
#include "searcher/words/word_frequency.hpp"

namespace gazette {
namespace {

std::size_t most_words(const WordForm& form) {
  return form.kind == WordForm::Kind::similar ? max_similar_words : max_pattern_words;
}

}  // namespace

std::vector<ExpandedWord> WordExpander::expand(std::string_view typed, std::size_t byte_offset) {
  return expand_all(nullptr, typed, byte_offset);
}

std::vector<ExpandedWord> WordExpander::expand(const Field& field, std::string_view typed,
                                               std::size_t byte_offset) {
  return expand_all(field.kind == FieldKind::name ? &field : nullptr, typed, byte_offset);
}

WordExpander::Words WordExpander::expand_all(const Field* names, std::string_view typed,
                                             std::size_t byte_offset) {
  if (syntax_ == Syntax::words || !may_have_patterns(typed)) {
    return with_compounds(names, plain(names, typed));
  }
  Words words;
  for (std::size_t begin = 0; begin < typed.size();) {
    const std::size_t end = std::min(typed.find(' ', begin), typed.size());
    for (ExpandedWord& word :
         expand_one(names, typed.substr(begin, end - begin), byte_offset + begin)) {
      words.push_back(std::move(word));
    }
    begin = end + 1;
  }
  return words;
}

WordExpander::Words WordExpander::plain(const Field* names, std::string_view text) {
  if (names != nullptr) return expand_name(text, index_.analyzer);
  Words words = expand_words(text, index_.languages, index_.analyzer);
  if (index_.places != ShardPlaces::some_on_servers) {
    for (ExpandedWord& word : words) word.terms = present_terms(index_.db, std::move(word.terms));
  }
  for (ExpandedWord& word : words) {
    std::erase_if(word.other_spellings,
                  [&](const std::string& term) { return !index_.db.term_exists(term); });
  }
  return words;
}

/// `words`, which the compounds that they begin are other spellings of.
WordExpander::Words WordExpander::with_compounds(const Field* names, Words words) {
  if (names != nullptr || index_.places == ShardPlaces::some_on_servers) return words;
  for (ExpandedWord& word : words) {
    if (word.own.empty() || word.stop != ExpandedWord::Stop::no) continue;
    for (const std::string& compound : compounds_.beginning_with(without_mark(word.own))) {
      std::vector<std::string>& spellings = word.other_spellings;
      const auto at = std::lower_bound(spellings.begin(), spellings.end(), compound);
      const bool is_known = at != spellings.end() && *at == compound;
      const bool is_word = std::binary_search(word.terms.begin(), word.terms.end(), compound);
      if (!is_known && !is_word) spellings.insert(at, compound);
    }
  }
  return words;
}

WordExpander::Words WordExpander::expand_one(const Field* names, std::string_view typed,
                                             std::size_t byte_offset) {
  const WordForm form = read_word_form(typed);
  if (form.kind == WordForm::Kind::plain && !has_stray_sign(form)) {
    return with_compounds(names, plain(names, typed));
  }
  const auto [at, is_new] = known_.try_emplace({byte_offset, names, std::string(typed)});
  if (is_new) at->second = expand_form(names, typed, form, byte_offset);
  return at->second;
}

WordExpander::Words WordExpander::expand_form(const Field* names, std::string_view typed,
                                              const WordForm& form, std::size_t byte_offset) {
  Words words = plain(names, form.text);
  const bool is_whole_token =
      form.kind == WordForm::Kind::wildcards || form.kind == WordForm::Kind::regular_expression;
  if ((words.empty() && !is_whole_token) ||
      (form.kind == WordForm::Kind::similar && form.edits == 0))
    return words;
  if (std::optional<Words> whole = expand_in_one_piece(names, typed, form, words, byte_offset)) {
    return std::move(*whole);
  }
  TypedPattern pattern = read_typed_pattern(form, index_);
  std::string wrong = std::move(pattern.fault);
  const bool is_limit = wrong.empty() && patterns_ == max_patterns;
  if (is_limit) {
    wrong = fmt::format("is over the limit: a query can have at most {} patterns", max_patterns);
  }
  if (!wrong.empty()) {
    if (is_limit && std::exchange(warned_of_patterns_, true)) return words;
    (is_limit ? limits_ : warnings_)
        .push_back({in_quotes(typed),
                    byte_offset,
                    std::move(wrong),
                    it_is(words.size() == 1 ? "searched as a word" : "searched as words"),
                    {}});
    return words;
  }
  ++patterns_;
  const FoundWords found = find(names, std::move(*pattern.letters), most_words(form));
  warn_of_cut(typed, form, byte_offset, found);
  if (is_whole_token) {
    ExpandedWord word = expanded(names, form, {}, found);
    word.typed = typed;
    return Words{std::move(word)};
  }
  ExpandedWord last = expanded(names, form, words.back(), found);
  last.typed = words.back().typed + std::string(typed.substr(form.text.size()));
  words.back() = std::move(last);
  return words;
}

std::optional<WordExpander::Words> WordExpander::expand_in_one_piece(const Field* names,
                                                                     std::string_view typed,
                                                                     const WordForm& form,
                                                                     const Words& words,
                                                                     std::size_t byte_offset) {
  const bool is_cut_up =
      words.size() > 1 && std::all_of(words.begin() + 1, words.end(), [](const ExpandedWord& word) {
        return word.touches_previous;
      });
  if (form.kind != WordForm::Kind::beginning || !is_cut_up || patterns_ == max_patterns) {
    return std::nullopt;
  }
  TypedPattern pattern = pattern_of(form, plain_letters(form.text));
  if (!pattern.fault.empty()) return std::nullopt;
  const FoundWords found = find(names, std::move(*pattern.letters), most_words(form));
  if (found.words.empty()) return std::nullopt;
  ++patterns_;
  warn_of_cut(typed, form, byte_offset, found);
  ExpandedWord last = expanded(names, form, words.front(), found);
  last.typed = typed;
  return Words{std::move(last)};
}

FoundWords WordExpander::find(const Field* names, WordPattern&& pattern, std::size_t most) {
  if (!list_) list_.emplace(index_.db, index_.places);
  return names != nullptr ? list_->find_in(*names, std::move(pattern), most)
                          : list_->find(std::move(pattern), most);
}

ExpandedWord WordExpander::expanded(const Field* names, const WordForm& form,
                                    const ExpandedWord& exact, const FoundWords& found) {
  ExpandedWord word;
  word.touches_previous = exact.touches_previous;
  word.by_edits.resize(std::min(form.edits, max_typing_errors) + 1);
  std::set<std::string> terms;
  std::set<std::string> selecting;
  const auto add = [&](const std::string& term, unsigned edits) {
    if (terms.insert(term).second) word.by_edits[edits].push_back(term);
  };
  if (form.kind == WordForm::Kind::similar) {
    for (const std::string& term : exact.terms) add(term, 0);
    if (names == nullptr) selecting.insert(exact.terms.begin(), exact.terms.end());
  }
  for (const ListedWord& listed : found.words) {
    if (names != nullptr) {
      add(listed.word, listed.edits);
      continue;
    }
    selecting.insert(own_form(listed.word));
    const Words stems = plain(nullptr, listed.word);
    if (stems.size() != 1) continue;  // a part of a text without blanks that is segmented otherwise
    for (const std::string& term : stems.front().terms) add(term, listed.edits);
  }
  // Nothing fits: a term that no article has, so it finds nothing.
  if (terms.empty()) add(clamp_term(fold_case(form.text) + "*"), 0);
  word.terms.assign(terms.begin(), terms.end());
  word.selecting.assign(selecting.begin(), selecting.end());
  return word;
}

void WordExpander::warn_of_cut(std::string_view typed, const WordForm& form,
                               std::size_t byte_offset, const FoundWords& found) {
  const bool is_similar = form.kind == WordForm::Kind::similar;
  const auto warn = [&](std::string fault, std::optional<Warning::Remedy> remedy) {
    warnings_.push_back({in_quotes(typed), byte_offset, std::move(fault), std::move(remedy), {}});
  };
  if (form.edits > max_typing_errors) {
    warn(fmt::format("allows more than {} typing errors", max_typing_errors),
         it_is(fmt::format("searched with {}", max_typing_errors)));
  }
  if (found.fitting > found.words.size()) {
    warn(fmt::format("stands for {} words of the index", found.fitting),
         Warning::Remedy{fmt::format("only the {} {}", found.words.size(),
                                     is_similar ? "nearest" : "most frequent"),
                         "searched", Warning::Remedy::Number::plural});
  }
  if (!found.is_whole) {
    warn("was compared with only part of the words in the index, because there are too many",
         std::nullopt);
  }
  if (list_->needs_certain_letters() && !std::exchange(warned_of_letters_, true)) {
    Warning warning;
    warning.fault = fmt::format(
        "the index is remote: patterns find only words with the same first {} letters, "
        "written "
        "without accents",
        WordList::certain_letters);
    limits_.push_back(std::move(warning));
  }
}

}  // namespace gazette
