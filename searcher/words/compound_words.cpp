// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/compound_words.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

#include "core/analysis/analyzer.hpp"
#include "core/analysis/term_marks.hpp"

namespace gazette {
namespace {

/// Shorter words begin too many others by chance.
constexpr std::size_t least_bytes = 5;
constexpr std::size_t least_rest_bytes = 4;

/// What stands between two parts of a compound.
constexpr std::array<std::string_view, 6> links = {"", "s", "es", "n", "en", "e"};

/// Terms of the index that are looked at for one typed word, and words that it stands for.
constexpr std::size_t most_read = 2'000;
constexpr std::size_t most_compounds = 50;

/// The term of `word` in `language`; empty where it is not one word.
std::string term_of(std::string_view word, std::string_view language, Analyzer& analyzer) {
  const std::vector<Token> tokens = analyzer.analyze(word, language);
  return tokens.size() == 1 ? tokens.front().word->term : std::string();
}

bool has_word(std::string_view word, std::string_view language, const IndexView& index) {
  const std::string term = term_of(word, language, index.analyzer);
  return !term.empty() && index.db.term_exists(term);
}

/// Whether `rest` is a word in `language`, behind a linking sound or none.
bool ends_compound(std::string_view rest, std::string_view language, const IndexView& index) {
  return std::any_of(links.begin(), links.end(), [&](std::string_view link) {
    return rest.starts_with(link) && rest.size() >= link.size() + least_rest_bytes &&
           has_word(rest.substr(link.size()), language, index);
  });
}

}  // namespace

bool writes_compounds(std::string_view language) {
  constexpr std::array<std::string_view, 9> languages = {"da", "de", "fi", "hu", "nb",
                                                         "nl", "nn", "no", "sv"};
  return std::find(languages.begin(), languages.end(), language) != languages.end();
}

std::vector<std::string> compounds_beginning_with(std::string_view folded, const IndexView& index) {
  std::vector<std::string> languages;
  std::copy_if(index.languages.begin(), index.languages.end(), std::back_inserter(languages),
               [](const std::string& language) { return writes_compounds(language); });
  if (folded.size() < least_bytes || languages.empty()) return {};
  std::set<std::string> compounds;
  std::size_t read = 0;
  const std::string beginning(folded);
  for (auto term = index.db.allterms_begin(beginning); term != index.db.allterms_end(beginning);
       ++term) {
    if (++read > most_read || compounds.size() >= most_compounds) break;
    const std::string entry = *term;
    if (mark_of(entry) != own_form_mark) continue;
    const std::string_view word = without_mark(entry);
    for (const std::string& language : languages) {
      if (!ends_compound(word.substr(folded.size()), language, index)) continue;
      std::string compound = term_of(word, language, index.analyzer);
      if (index.db.term_exists(compound)) compounds.insert(std::move(compound));
    }
  }
  return {compounds.begin(), compounds.end()};
}

}  // namespace gazette
