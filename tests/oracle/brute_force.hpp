// SPDX-License-Identifier: GPL-3.0-or-later
// Search as the design promises it, by looking at every article: no index, no Xapian, nothing of
// the searcher. Only what a text's words are is asked of the analyzer.
#pragma once

#include <bitset>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/schema/article.hpp"

namespace gazette {

/// One bit an article, in their order.
using Matches = std::bitset<256>;

enum class StopWord { no, in_some_languages, in_all_languages };

class BruteForce {
 public:
  explicit BruteForce(std::vector<Article> articles);

  /// Every word of titles, bodies and summaries in its folded form, sorted. Left out are those
  /// that, typed alone, are several words.
  std::vector<std::string> vocabulary();

  /// What may be typed before a `*`: at least three letters that words of the corpus begin with.
  std::set<std::string> beginnings();

  Matches all() const;
  Matches word(const std::string& word);
  /// Articles with `word` as it is written here, but for its case.
  Matches exact(const std::string& word);
  Matches phrase(const std::string& a, const std::string& b);
  /// Articles with a word that, as written, begins with `letters`, whatever the accents.
  Matches beginning(const std::string& letters);
  /// Articles with a word that, as written but for accents, fits `expression` (ASCII).
  Matches fitting(const std::string& expression);
  /// Articles with a form of `word`, or with a word that, as written, is at most `edits` letters
  /// away.
  Matches similar(const std::string& word, std::size_t edits);
  /// `a` before `b` with at most `others` words between them.
  Matches ordered(const std::string& a, const std::string& b, std::size_t others);
  /// `a` and `b` with at most `window` - 1 words between them, either first.
  Matches near(const std::string& a, const std::string& b, std::size_t window);
  /// `ab` written without a blank where only a dictionary tells the two words apart: the phrase if
  /// any article has it, else either word. Nothing when `ab` is not read as these two words.
  std::optional<Matches> compound(const std::string& a, const std::string& b);
  /// Articles with a form of `word` at `times` places or more, in all their texts.
  Matches repeated(const std::string& word, std::size_t times);
  Matches title(const std::string& word);
  /// The source of that whole name, else those whose names hold it as a phrase.
  Matches source(const std::string& name);
  Matches author(const std::string& name);
  Matches place(const std::string& name);
  Matches topic(std::string_view path) const;
  /// Both days included; without one, open.
  Matches published(std::optional<std::chrono::sys_days> first,
                    std::optional<std::chrono::sys_days> last) const;
  StopWord stop_word(const std::string& word);

  const std::vector<Article>& articles() const { return articles_; }

 private:
  using Terms = std::vector<std::string>;
  using Text = std::vector<Terms>;  ///< by position, the terms that the word there is found by
  struct Texts {
    Text title, body, summary;
    /// Words of all three as they are written, and what they are other spellings of.
    std::set<std::string> written;
    std::set<std::string> spellings;
  };
  struct Asked {
    Terms terms;      ///< in any language
    Terms spellings;  ///< of other spellings, in any language
    StopWord stop = StopWord::no;
  };

  Text read(std::string_view text, std::string_view language);
  void read_forms(std::string_view text, std::string_view language, Texts& to);
  const Asked& ask(const std::string& word);
  template <typename NamesOf>
  Matches named(const std::string& name, NamesOf names_of);
  Matches has_stem(const Terms& terms) const;
  /// The articles of which some text holds `a` at a place and `b` at another `is_right` of it.
  template <typename Where>
  Matches pairs(const std::string& a, const std::string& b, Where is_right);

  Analyzer analyzer_;
  std::vector<Article> articles_;
  std::vector<Texts> texts_;
  std::vector<std::string> languages_;
  std::map<std::string, Asked> asked_;
};

}  // namespace gazette
