// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/word_expansion.hpp"

#include <algorithm>

namespace gazette {
namespace {

void add_term(std::vector<std::string>& terms, const std::string& term) {
  const auto at = std::lower_bound(terms.begin(), terms.end(), term);
  if (!term.empty() && (at == terms.end() || *at != term)) terms.insert(at, term);
}

}  // namespace

std::vector<ExpandedWord> expand_words(std::string_view text,
                                       const std::vector<std::string>& languages,
                                       Analyzer& analyzer) {
  std::vector<ExpandedWord> words;
  std::vector<std::size_t> stops;  // in how many languages each word is a stop word
  std::size_t listed = 0;          // languages with stop words
  for (const std::string& language : languages) {
    listed += has_stop_words(language) ? 1 : 0;
    const std::vector<Token> tokens = analyzer.analyze(text, language);
    // Word boundaries are the same in every language, so tokens line up.
    words.resize(std::max(words.size(), tokens.size()));
    stops.resize(words.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto [begin, end] = tokens[i].bytes;
      if (words[i].typed.empty()) words[i].typed = text.substr(begin, end - begin);
      add_term(words[i].terms, tokens[i].word->term);
      add_term(words[i].terms, tokens[i].word->variant);
      stops[i] += tokens[i].word->stop ? 1 : 0;
      words[i].touches_previous = i > 0 && tokens[i - 1].bytes.end == tokens[i].bytes.begin;
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (stops[i] == 0) continue;
    words[i].stop = stops[i] == listed ? ExpandedWord::Stop::in_all_languages
                                       : ExpandedWord::Stop::in_some_languages;
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
