// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/compound_words.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/analysis/term_marks.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::compound_words_test {
namespace {

using Strings = std::vector<std::string>;

/// An index of German articles.
class GermanIndex {
 public:
  std::string term(std::string_view word) { return analyzer_.analyze(word, "de").at(0).word->term; }

  void add(const Strings& words) {
    Xapian::Document article;
    for (const std::string& word : words) {
      article.add_boolean_term(own_form(word));
      article.add_boolean_term(term(word));
    }
    db_.add_document(article);
  }

  /// Terms that are no own forms of words.
  void add_terms(const Strings& terms) {
    Xapian::Document article;
    for (const std::string& each : terms) article.add_boolean_term(each);
    db_.add_document(article);
  }

  IndexView view() {
    db_.commit();
    return {db_, languages_, analyzer_};
  }

 private:
  TemporaryFolder folder_;
  Xapian::WritableDatabase db_{(folder_ / "db").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC};
  Strings languages_ = {"de"};
  Analyzer analyzer_;
};

/// The `i`th of words in alphabetical order that have no endings.
std::string numbered_word(std::size_t i) {
  return fmt::format("b{}d{}lk", static_cast<char>('a' + i / 10), static_cast<char>('a' + i % 10));
}

TEST_CASE("of many compounds those are taken that most articles have") {
  GermanIndex index;
  Strings words;
  for (std::size_t i = 0; i < 59; ++i) {
    words.push_back(numbered_word(i));
    words.push_back("hafen" + numbered_word(i));
  }
  index.add(words);
  for (int i = 0; i < 3; ++i) index.add({"zulk", "hafenzulk"});
  CompoundWords compounds(index.view());
  Strings want = {index.term("hafenzulk")};
  for (std::size_t i = 0; i < CompoundWords::most_compounds - 1; ++i) {
    want.push_back(index.term("hafen" + numbered_word(i)));
  }
  std::sort(want.begin(), want.end());
  CHECK(compounds.beginning_with("hafen") == want);
}

TEST_CASE("only words count against what is looked at for one word") {
  GermanIndex index;
  Strings stems;
  for (std::size_t i = 0; i < CompoundWords::most_words; ++i) {
    stems.push_back(fmt::format("hafena{:04}", i));
  }
  index.add_terms(stems);
  index.add({"zulk", "hafenzulk"});
  CompoundWords compounds(index.view());
  CHECK(compounds.beginning_with("hafen") == Strings{index.term("hafenzulk")});
}

TEST_CASE("a query reads a bounded number of entries, and those of one word once") {
  constexpr std::size_t words = CompoundWords::max_steps / CompoundWords::most_words;
  GermanIndex index;
  for (std::size_t i = 0; i < words; ++i) {
    Strings forms;
    for (std::size_t j = 0; j < CompoundWords::most_words + 10; ++j) {
      forms.push_back(own_form(fmt::format("{}a{:04}", numbered_word(i), j)));
    }
    index.add_terms(forms);
  }
  index.add({"zulk", "hafenzulk"});
  const IndexView view = index.view();
  CompoundWords compounds(view);
  for (std::size_t i = 0; i < words; ++i) {
    for (int again = 0; again < 2; ++again) {
      CHECK(compounds.beginning_with(numbered_word(i)).empty());
      CHECK(compounds.steps() == (i + 1) * CompoundWords::most_words);
    }
  }
  CHECK(compounds.beginning_with("hafen").empty());
  CHECK(compounds.steps() == CompoundWords::max_steps);
  CHECK(CompoundWords(view).beginning_with("hafen").size() == 1);
}

}  // namespace
}  // namespace gazette::compound_words_test
