// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/word_expansion.hpp"

#include <algorithm>

#include "core/analysis/korean.hpp"
#include "core/analysis/letter_pairs.hpp"
#include "core/analysis/term_marks.hpp"
#include "core/analysis/vietnamese.hpp"

namespace gazette {
namespace {

void add_term(std::vector<std::string>& terms, const std::string& term) {
  const auto at = std::lower_bound(terms.begin(), terms.end(), term);
  if (!term.empty() && (at == terms.end() || *at != term)) terms.insert(at, term);
}

void add_pairs(const std::vector<Token>& tokens, std::vector<ExpandedWord>& words) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].word->has_paired_letters) continue;
    const std::string_view letters = paired_letters(*tokens[i].word);
    words[i].pairs = pair_terms(pairs_within(letters));
    if (std::string core = korean_stem(letters); !pairs_within(core).empty()) {
      words[i].core = std::move(core);
    }
    const bool is_touched = i + 1 < tokens.size() && words[i + 1].touches_previous;
    if (!is_touched) continue;
    const std::string seam = pair_between(letters, paired_letters(*tokens[i + 1].word));
    if (!seam.empty()) words[i].pairs.push_back(pair_term(seam));
  }
}

/// Another spelling of the nth word in one language.
struct Spelling {
  std::size_t word;
  std::string language;
  std::string text;
};

}  // namespace

std::vector<ExpandedWord> expand_words(std::string_view text,
                                       const std::vector<std::string>& languages,
                                       Analyzer& analyzer) {
  std::vector<ExpandedWord> words;
  std::vector<std::size_t> stops;  // in how many languages each word is a stop word
  std::size_t listed = 0;          // languages with stop words
  std::vector<Spelling> spellings;
  const std::vector<std::vector<Token>> in_each = analyzer.analyze_in_each(text, languages);
  if (!in_each.empty()) words.resize(in_each.front().size());
  stops.resize(words.size());
  for (std::size_t n = 0; n < languages.size(); ++n) {
    const std::string& language = languages[n];
    const std::vector<Token>& tokens = in_each[n];
    listed += has_stop_words(language) ? 1 : 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto [begin, end] = tokens[i].bytes;
      if (words[i].typed.empty()) {
        words[i].typed = text.substr(begin, end - begin);
        if (is_listed(*tokens[i].word)) words[i].own = own_form(tokens[i].word->folded);
        words[i].in_capitals = tokens[i].word->in_capitals;
        add_term(words[i].other_spellings, spelling_form(tokens[i].word->folded));
      }
      add_term(words[i].terms, tokens[i].word->term);
      if (!keeps_marks(language)) {
        add_term(words[i].terms, tokens[i].word->variant);
      } else if (tokens[i].word->variant.empty()) {
        add_term(words[i].terms, spelling_form(tokens[i].word->folded));
      }
      for (const std::string& each : tokens[i].word->spellings) {
        spellings.push_back({i, language, each});
      }
      stops[i] += tokens[i].word->stop ? 1 : 0;
      words[i].touches_previous = i > 0 && tokens[i - 1].bytes.end == tokens[i].bytes.begin;
    }
  }
  if (!in_each.empty()) add_pairs(in_each.front(), words);
  for (const Spelling& each : spellings) {
    for (const Token& token : analyzer.analyze(each.text, each.language)) {
      add_term(words[each.word].other_spellings, token.word->term);
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (stops[i] == 0) continue;
    words[i].stop = stops[i] == listed ? ExpandedWord::Stop::in_all_languages
                                       : ExpandedWord::Stop::in_some_languages;
  }
  return words;
}

std::vector<ExpandedWord> expand_name(std::string_view text, Analyzer& analyzer) {
  std::vector<ExpandedWord> words = expand_words(text, {std::string(unknown_language)}, analyzer);
  for (ExpandedWord& word : words) {
    for (std::string& term : word.terms) term = without_mark(term);
  }
  return words;
}

bool are_stop_words(const std::vector<ExpandedWord>& words) {
  return std::all_of(words.begin(), words.end(), [](const ExpandedWord& word) {
    return word.stop == ExpandedWord::Stop::in_all_languages;
  });
}

void TypedWordCounts::add(const std::vector<ExpandedWord>& words) {
  for (const ExpandedWord& word : words) {
    switch (word.stop) {
      case ExpandedWord::Stop::no:
        ++content[word.terms];
        break;
      case ExpandedWord::Stop::in_some_languages:
        ++some_stop[word.terms];
        break;
      case ExpandedWord::Stop::in_all_languages:
        ++all_stop[word.terms];
        break;
    }
  }
}

}  // namespace gazette
