// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/compound_words.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "core/analysis/analyzer.hpp"
#include "core/analysis/term_marks.hpp"

namespace gazette {
namespace {

/// Shorter words begin too many others by chance.
constexpr std::size_t least_bytes = 5;
constexpr std::size_t least_rest_bytes = 4;

/// What is between two parts of a compound.
constexpr std::array<std::string_view, 6> links = {"", "s", "es", "n", "en", "e"};

/// The term of `word` in `language`; empty where it is not one word.
std::string term_of(std::string_view word, std::string_view language, Analyzer& analyzer) {
  const std::vector<Token> tokens = analyzer.analyze(word, language);
  return tokens.size() == 1 ? tokens.front().word->term : std::string();
}

bool has_word(std::string_view word, std::string_view language, const IndexView& index) {
  const std::string term = term_of(word, language, index.analyzer);
  return !term.empty() && index.db.term_exists(term);
}

/// Whether `rest` is a word in `language`, after a linking sound or none.
bool ends_compound(std::string_view rest, std::string_view language, const IndexView& index) {
  return std::any_of(links.begin(), links.end(), [&](std::string_view link) {
    return rest.starts_with(link) && rest.size() >= link.size() + least_rest_bytes &&
           has_word(rest.substr(link.size()), language, index);
  });
}

/// The `most` terms that most articles have, of equals the first ones, sorted.
std::vector<std::string> most_frequent(const std::map<std::string, Xapian::doccount>& articles,
                                       std::size_t most) {
  std::vector<std::pair<std::string, Xapian::doccount>> terms(articles.begin(), articles.end());
  std::stable_sort(terms.begin(), terms.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  terms.resize(std::min(terms.size(), most));
  std::vector<std::string> sorted;
  sorted.reserve(terms.size());
  for (auto& [term, count] : terms) sorted.push_back(std::move(term));
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

}  // namespace

bool writes_compounds(std::string_view language) {
  constexpr std::array<std::string_view, 9> languages = {"da", "de", "fi", "hu", "nb",
                                                         "nl", "nn", "no", "sv"};
  return std::find(languages.begin(), languages.end(), language) != languages.end();
}

CompoundWords::CompoundWords(const IndexView& index) : index_(index) {
  std::copy_if(index.languages.begin(), index.languages.end(), std::back_inserter(languages_),
               [](const std::string& language) { return writes_compounds(language); });
}

const std::vector<std::string>& CompoundWords::beginning_with(std::string_view folded) {
  static const std::vector<std::string> none;
  if (folded.size() < least_bytes || languages_.empty()) return none;
  const auto known = known_.find(folded);
  if (known != known_.end()) return known->second;
  return known_.emplace(std::string(folded), find(std::string(folded))).first->second;
}

std::vector<std::string> CompoundWords::find(const std::string& beginning) {
  std::map<std::string, Xapian::doccount> articles;  // by the terms of compounds
  std::size_t words = 0;
  const auto end = index_.db.allterms_end(beginning);
  for (auto term = index_.db.allterms_begin(beginning);
       term != end && steps_ < max_steps && words < most_words; ++term) {
    ++steps_;
    const std::string entry = *term;
    if (mark_of(entry) != own_form_mark) continue;
    ++words;
    const std::string_view word = without_mark(entry);
    for (const std::string& language : languages_) {
      if (!ends_compound(word.substr(beginning.size()), language, index_)) continue;
      std::string compound = term_of(word, language, index_.analyzer);
      if (compound.empty()) continue;
      const Xapian::doccount count = index_.db.get_termfreq(compound);
      if (count > 0) articles.emplace(std::move(compound), count);
    }
  }
  return most_frequent(articles, most_compounds);
}

}  // namespace gazette
