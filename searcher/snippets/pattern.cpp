// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/pattern.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "core/analysis/letter_pairs.hpp"
#include "core/analysis/term_marks.hpp"

namespace gazette {
namespace {

bool stands_for(const std::vector<std::string>& terms, const Word& word) {
  return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
    if (mark_of(term) == own_form_mark) return without_mark(term) == word.folded;
    if (mark_of(term) == spelling_mark) {
      const auto has = [&](const std::vector<std::string>& all) {
        return std::find(all.begin(), all.end(), without_mark(term)) != all.end();
      };
      return has(word.spellings) || has(word.parts);
    }
    if (mark_of(term) == capitals_mark) {
      return word.in_capitals && without_mark(term) == word.folded;
    }
    return term == word.term || (!word.variant.empty() && term == word.variant);
  });
}

class Matcher {
 public:
  explicit Matcher(std::span<const Pattern> patterns) : patterns_(patterns) {
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      if (patterns[i].empty()) continue;
      for (const std::string& term : patterns[i].front()) {
        by_first_term_[term].push_back(i);
        has_forms_ = has_forms_ || is_form_mark(mark_of(term));
        if (mark_of(term) == pair_mark) parts_.push_back(term);
      }
    }
  }

  std::vector<Match> find(const std::vector<Token>& tokens) const {
    std::vector<Match> matches;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Word& word = *tokens[i].word;
      add(word.term, tokens, i, matches);
      if (!word.variant.empty()) add(word.variant, tokens, i, matches);
      if (!has_forms_) continue;
      add(own_form(word.folded), tokens, i, matches);
      if (word.in_capitals) add(capitals_form(word.folded), tokens, i, matches);
      for (const std::string& each : word.spellings) add(spelling_form(each), tokens, i, matches);
      for (const std::string& each : word.parts) add(spelling_form(each), tokens, i, matches);
      if (!word.has_paired_letters) continue;
      for (const std::string& part : parts_) {
        const bool has_part = paired_letters(word).find(without_mark(part)) != std::string::npos;
        if (has_part) add(part, tokens, i, matches);
      }
    }
    return matches;
  }

 private:
  void add(const std::string& term, const std::vector<Token>& tokens, std::size_t first,
           std::vector<Match>& matches) const {
    const auto found = by_first_term_.find(term);
    if (found == by_first_term_.end()) return;
    for (const std::size_t index : found->second) {
      const Pattern& pattern = patterns_[index];
      // Next to other words, a stop word of the article's language is not worth highlighting.
      const bool is_as_typed = mark_of(term) == capitals_mark || mark_of(term) == own_form_mark;
      if (pattern.size() == 1 && patterns_.size() > 1 && tokens[first].word->stop && !is_as_typed) {
        continue;
      }
      if (first + pattern.size() > tokens.size()) continue;
      bool all = true;
      for (std::size_t k = 1; k < pattern.size() && all; ++k) {
        all = tokens[first + k].position == tokens[first].position + k &&
              stands_for(pattern[k], *tokens[first + k].word);
      }
      if (!all) continue;
      matches.push_back(
          {{tokens[first].bytes.begin, tokens[first + pattern.size() - 1].bytes.end}, index});
    }
  }

  std::span<const Pattern> patterns_;
  bool has_forms_ = false;          ///< of words, besides stems
  std::vector<std::string> parts_;  ///< letters that longer words may have, with their mark
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_first_term_;
};

}  // namespace

std::vector<Match> find_highlights(std::span<const Pattern> patterns,
                                   const std::vector<Token>& tokens) {
  return Matcher(patterns).find(tokens);
}

}  // namespace gazette
